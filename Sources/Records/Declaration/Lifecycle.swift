package import JSON

/// The states of a kind of record and the named moves between them; nothing else changes the state.
package struct Lifecycle: Sendable {
  /// A move that a client asks for by its verb: `POST …/{verb}`.
  package struct Move: Sendable {
    package let verb: String
    package let from: [String]
    package let to: String
    package let about: String
    /// The members that are set to the moment of the move if they are empty.
    package let stamps: [String]
    /// The members that the move is about, which it may change beside the state.
    package let members: [String]
    /// The member that holds the day of the first such move.
    package let day: Day?
    /// Whether it is a plan, whose day may lie ahead.
    package let mayLieAhead: Bool
    /// An example of members that a client sends with the move.
    package let example: JSONObject

    package init(
      _ verb: String, from: [String], to: String, stamps: [String] = [],
      with members: [String] = [], day: Day? = nil, mayLieAhead: Bool = false,
      about: String, example: JSONObject = [:]
    ) {
      (self.verb, self.from, self.to) = (verb, from, to)
      (self.stamps, self.members) = (stamps, members)
      (self.day, self.mayLieAhead) = (day, mayLieAhead)
      (self.about, self.example) = (about, example)
    }
  }

  /// What the register notes in a record that is public before and after a change of what everybody sees.
  package struct Correction: Sendable {
    /// The member that becomes the moment of the change.
    package let at: String
    /// The list to which the change's note, if it has one, is added with that moment.
    package let notes: String
    /// The member with the moment at which the record was first public.
    package let first: String
    /// The record, and the uncertain date in it, that keep what a source says of that moment.
    package let source: Source

    /// Where a record says when its source was first public.
    package struct Source: Sendable {
      package let record: String
      package let date: String

      package init(_ record: String, _ date: String) { (self.record, self.date) = (record, date) }
    }

    package init(at: String, notes: String, first: String, source: Source) {
      (self.at, self.notes, self.first, self.source) = (at, notes, first, source)
    }
  }

  /// The member with the state.
  package let field: String
  /// The state of a new record that names none.
  package let initial: String
  package let moves: [Move]
  /// The list of the states that a record has been in, declared by `Lifecycle.states`; nil where none is kept,
  /// and moves have no day.
  package let states: String?
  /// The states in which everybody sees the record; nil if it is public in all.
  package let published: [String]?
  /// Until when records are public in no state, where a member says so.
  package let embargo: Embargo?
  /// The moves that the clock makes.
  package let timed: [Timed]
  package let correction: Correction?

  package init(
    field: String, initial: String, states: String? = nil, published: [String]? = nil,
    embargo: Embargo? = nil, timed: [Timed] = [], correction: Correction? = nil, moves: [Move]
  ) {
    (self.field, self.initial, self.moves) = (field, initial, moves)
    self.states = states
    (self.published, self.embargo, self.timed) = (published, embargo, timed)
    self.correction = correction
  }

  /// The verbs of the shortest way from the first state to `state`.
  package func verbs(to state: String) -> [String] {
    var ways: [String: [String]] = [initial: []]
    var reached = [initial]
    while ways[state] == nil, !reached.isEmpty {
      let from = reached.removeFirst()
      for move in moves where move.from.contains(from) && ways[move.to] == nil {
        ways[move.to] = (ways[from] ?? []) + [move.verb]
        reached.append(move.to)
      }
    }
    return ways[state] ?? []
  }

  /// The verbs that lead out of `state`.
  package func verbs(from state: String) -> [String] {
    moves.filter { $0.from.contains(state) }.map(\.verb)
  }

  /// A new record as it is when it is made at `moment` in a state to which a move leads: what the move stamps is
  /// stamped, where it is empty.
  package func stamped(_ members: JSONObject, at moment: Instant) -> JSONObject {
    let state = members.text(field)
    var stamped = members
    for name in moves.filter({ $0.to == state }).flatMap(\.stamps) where members[name] == .null {
      stamped[name] = stamp(members, at: moment)
    }
    return stamped
  }

  /// The moment at which a record with `members` is first seen, if it is published at `moment`: that, or the end
  /// of its embargo.
  package func stamp(_ members: JSONObject, at moment: Instant) -> JSON {
    let end = embargo.flatMap { members.text($0.at) }.flatMap(Instant.init) ?? moment
    return .string((end.milliseconds > moment.milliseconds ? end : moment).description)
  }
}
