package import JSON

/// The states of a kind of record and the named moves between them; nothing else changes the state.
package struct Lifecycle: Sendable {
  /// A move that a client asks for by its verb: `POST …/{verb}`.
  package struct Move: Sendable {
    package let verb: String
    package let from: [String]
    package let to: String
    package let about: String
    /// Members that go with the move, as an example.
    package let example: JSONObject

    package init(
      _ verb: String, from: [String], to: String, about: String, example: JSONObject = [:]
    ) {
      (self.verb, self.from, self.to) = (verb, from, to)
      (self.about, self.example) = (about, example)
    }
  }

  /// The member that holds the state.
  package let field: String
  /// The state of a new record that names none.
  package let initial: String
  package let moves: [Move]

  package init(field: String, initial: String, moves: [Move]) {
    (self.field, self.initial, self.moves) = (field, initial, moves)
  }

  /// The verbs that lead out of `state`.
  package func verbs(from state: String) -> [String] {
    moves.filter { $0.from.contains(state) }.map(\.verb)
  }
}
