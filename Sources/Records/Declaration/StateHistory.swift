package import JSON

/// The states that a record has been in, in order, each with the day on which it came into it.
///
/// The order of the list is what happened; days are as well as they are known, and one that is not known lies
/// no earlier than those before it.
package struct StateHistory: Sendable {
  package let lifecycle: Lifecycle
  package private(set) var elements: [JSONObject]

  /// The states that `members` list; none where their kind keeps no list.
  package init(_ lifecycle: Lifecycle, of members: JSONObject) {
    self.lifecycle = lifecycle
    elements = lifecycle.states.map { members.list($0) } ?? []
  }

  private init(_ lifecycle: Lifecycle, _ elements: [JSONObject]) {
    (self.lifecycle, self.elements) = (lifecycle, elements)
  }

  /// The list as a member of a document.
  package var list: JSON { .array(elements.map(JSON.object)) }

  package static func element(_ state: String, on day: JSON, note: String?, at moment: JSON)
    -> JSONObject
  {
    [
      "state": .string(state), "start_date": day, "note": note.map(JSON.string) ?? .null,
      "recorded_at": moment,
    ]
  }

  /// What the members of a record that has no list say of it: the fewest moves that lead to its state, each on
  /// the day that a member has for it, the first state without one.
  package static func beginning(_ lifecycle: Lifecycle, of members: JSONObject, at moment: JSON)
    -> StateHistory
  {
    var elements = [element(lifecycle.initial, on: .null, note: nil, at: moment)]
    for verb in lifecycle.verbs(to: members.text(lifecycle.field) ?? lifecycle.initial) {
      guard let move = lifecycle.moves.first(where: { $0.verb == verb }) else { continue }
      let day = move.day.flatMap { members.text($0.member) }.flatMap { UncertainDate($0) }
      elements.append(
        element(move.to, on: day.map { .string($0.text) } ?? .null, note: nil, at: moment))
    }
    return StateHistory(lifecycle, elements)
  }

  /// Adds a state.
  package func adding(_ element: JSONObject) -> StateHistory {
    StateHistory(lifecycle, elements + [element])
  }

  /// The same before the last move; nil where none was made.
  package var reopened: StateHistory? {
    elements.count > 1 ? StateHistory(lifecycle, elements.dropLast()) : nil
  }

  /// The state of the element at `place`.
  package func state(_ place: Int) -> String { elements[place].text("state") ?? "" }

  /// The moves that may have led to the state at `place`.
  package func moves(to place: Int) -> [Lifecycle.Move] {
    guard place > 0 else { return [] }
    return lifecycle.moves.filter { $0.from.contains(state(place - 1)) && $0.to == state(place) }
  }

  /// Whether the record has come into `state`, or begun in it.
  package func contains(_ state: String) -> Bool { elements.contains { $0.text("state") == state } }

  /// The day of the element at `place` as far as it is known.
  package func day(_ place: Int) -> UncertainDate? {
    elements[place].text("start_date").flatMap(UncertainDate.init)
  }

  /// The first day on which the state at `place` is the record's, as its own day says; nil if it says nothing.
  ///
  /// A move that ends something on its last day leads to its state on the day after.
  private func first(_ place: Int) -> CalendarDate? {
    guard let day = day(place) else { return nil }
    let isLast = moves(to: place).contains { move in
      if case .last = move.day { true } else { false }
    }
    guard isLast, let last = day.latest else { return day.earliest }
    return last.dayAfter
  }

  /// How many of the states the record has come into by `day`.
  package func reached(by day: CalendarDate) -> Int {
    var (reached, latest) = (0, CalendarDate?.none)
    for place in elements.indices {
      latest = [latest, first(place)].compactMap(\.self).max()
      if latest.map({ day < $0 }) ?? false { break }
      reached = place + 1
    }
    return reached
  }

  /// The state of a record with `members` on `day`.
  package static func state(_ lifecycle: Lifecycle, of members: JSONObject, on day: CalendarDate)
    -> String?
  {
    let history = StateHistory(lifecycle, of: members)
    guard !history.elements.isEmpty else { return members.text(lifecycle.field) }
    return history.state(max(0, history.reached(by: day) - 1))
  }
}
