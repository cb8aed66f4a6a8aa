package import JSON

extension StateHistory {
  /// What is wrong with the day of the element at `place`, told at `pointer`; nil if nothing is.
  ///
  /// Only what is certain is refused: an uncertain day is too early or ahead if it is so however it is read.
  package func fault(ofDayAt place: Int, _ pointer: String, today: CalendarDate) -> Fault? {
    guard let day = day(place) else { return nil }
    let mayLieAhead = moves(to: place).contains(where: \.mayLieAhead)
    if !mayLieAhead, let first = day.earliest, first > today {
      return Fault(
        .pointer(pointer), "on_ahead",
        "\(day.text) is after today, \(today); give the day on which it happened, and make the move when that has come."
      )
    }
    for before in (0..<place).reversed() {
      guard let earlier = self.day(before), let first = earlier.earliest else { continue }
      guard let last = day.latest ?? day.earliest, last < first else { return nil }
      return Fault(
        .pointer(pointer), "before_state",
        "It became \(state(before)) on \(earlier.text); \(state(place)) comes after that, so give that day or a later one, or reopen the earlier move first."
      )
    }
    return nil
  }

  /// The faults of a list that a new record brings: whether it is one way through the life, in order, up to the
  /// state that the record has.
  package func faults(of members: JSONObject, in list: String, today: CalendarDate) -> [Fault] {
    var faults: [Fault] = []
    func fault(_ place: Int, _ member: String, _ code: String, _ detail: String) {
      faults.append(Fault(.pointer("/\(list)/\(place)/\(member)"), code, detail))
    }
    if let first = elements.first?.text("state"), first != lifecycle.initial {
      fault(
        0, "state", "no_such_move", "It begins \(lifecycle.initial); put that first.")
    }
    for place in elements.indices.dropFirst() {
      if moves(to: place).isEmpty {
        let next = lifecycle.moves.filter { $0.from.contains(state(place - 1)) }.map(\.to)
        fault(
          place, "state", "no_such_move",
          "From \(state(place - 1)) it becomes \(next.isEmpty ? "nothing else" : next.joined(separator: " or "))."
        )
      }
      if let found = self.fault(ofDayAt: place, "/\(list)/\(place)/start_date", today: today) {
        faults.append(found)
      }
    }
    if let last = elements.indices.last, state(last) != members.text(lifecycle.field) {
      fault(
        last, "state", "other_state",
        "The last of \(list) is the present state; \(lifecycle.field) says \(members.text(lifecycle.field) ?? "nothing")."
      )
    }
    return faults
  }

  /// The list after the members `before` became those `after` in the same state: a day that was that of a
  /// member goes with it.
  package func following(_ before: JSONObject, _ after: JSONObject) -> (StateHistory, [Int]) {
    var (next, moved) = (elements, [Int]())
    for place in elements.indices {
      for member in moves(to: place).compactMap(\.day?.member) {
        guard let old = before.text(member), let new = after.text(member), old != new,
          elements[place].text("start_date") == old
        else { continue }
        next[place]["start_date"] = .string(new)
        moved.append(place)
      }
    }
    return (StateHistory(lifecycle, elements: next), moved)
  }

  private init(_ lifecycle: Lifecycle, elements: [JSONObject]) {
    self = StateHistory(lifecycle, of: [lifecycle.states ?? "": .array(elements.map(JSON.object))])
  }
}
