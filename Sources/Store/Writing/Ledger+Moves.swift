package import JSON
package import Records

/// The named moves of a lifecycle.
extension Ledger {
  /// Makes a named move of the lifecycle, with a merge patch of what goes with it; where the kind keeps a list
  /// of states, the patch may say in `on` on which day it happened.
  package func move(
    _ resource: Resource, id: String, _ move: Lifecycle.Move, _ condition: Precondition,
    _ signature: Signature, with patch: JSONObject
  ) throws -> Written {
    guard let lifecycle = resource.lifecycle else { throw RecordError.notFound(move.verb) }
    return try change(resource, id: id, condition, signature, op: move.verb) { present in
      let state = present.text(lifecycle.field) ?? ""
      guard move.from.contains(state) else {
        let verbs = lifecycle.verbs(from: state)
        throw RecordError.conflict(
          code: "move_not_allowed",
          detail:
            "\(move.verb) leads from \(move.from.joined(separator: " or ")); this \(resource.singular) is \(state), from where the moves are: \(verbs.isEmpty ? "none" : verbs.joined(separator: ", "))."
        )
      }
      var patch = patch
      if let given = patch[lifecycle.field], given != .string(move.to) {
        throw RecordError.invalid([
          Fault(
            .pointer("/\(lifecycle.field)"), "moves_by_verb",
            "\(move.verb) leads to \(move.to); leave \(lifecycle.field) out.")
        ])
      }
      let day = try lifecycle.states.map { _ in
        try self.day(of: move, lifecycle, present, &patch, today: signature.at.date)
      }
      patch[lifecycle.field] = .string(move.to)
      let merged = JSON.object(present).merging(.object(patch)).object ?? present
      for name in move.stamps where patch[name] == nil && present[name] == .null {
        patch[name] = lifecycle.stamp(merged, at: signature.at)
      }
      var draft = try patched(present, patch, resource)
      draft.moveDay = day
      return draft
    }
  }

  /// The day of a move: the one given in `on`, which is taken out of the patch, else that of the member for
  /// it, else today; the member becomes it, where it is one that the move's day becomes.
  private func day(
    of move: Lifecycle.Move, _ lifecycle: Lifecycle, _ present: JSONObject,
    _ patch: inout JSONObject, today: CalendarDate
  ) throws -> Lifecycle.MoveDay {
    let on = try patch[Lifecycle.on].map { value in
      guard !value.isNull else { return value }
      do throws(Refusal) {
        return try Scalar(.uncertainDate, catalogue).accept(value)
      } catch {
        throw RecordError.invalid([
          Fault(.pointer("/\(Lifecycle.on)"), error.code, error.detail)
        ])
      }
    }
    patch[Lifecycle.on] = nil
    let given = on.map { Lifecycle.MoveDay($0, at: "/\(Lifecycle.on)") }
    let now = Lifecycle.MoveDay(.string(today.description), at: "/\(Lifecycle.on)")
    // A later time that it comes into the state is none of the member's.
    let isFirst = !StateHistory(lifecycle, of: present).contains(move.to)
    guard let day = move.day, isFirst else { return given ?? now }
    let member = day.member
    func known(_ value: JSON?) -> UncertainDate? { value?.string.flatMap(UncertainDate.init) }
    let (asked, stored) = (known(patch[member]), known(present[member]))
    let isAhead = stored?.earliest.map { $0 > today } ?? false
    guard day.target != nil else {
      // A start that was planned for a later day is not when it happened.
      let there = asked ?? (isAhead ? nil : stored)
      return given ?? there.map { .init(.string($0.text), at: "/\(member)") } ?? now
    }
    if let given {
      guard let date = given.value.string else { return given }
      if let asked, asked.text != date {
        throw RecordError.invalid([
          Fault(
            given.place, "days_differ",
            "\(Lifecycle.on) says \(date) and \(member) \(asked.text), which are one day here; give one of the two."
          )
        ])
      }
      if asked == nil, patch[member] == nil { patch[member] = given.value }
      return given
    }
    if let asked { return .init(.string(asked.text), at: "/\(member)") }
    guard patch[member] == nil else { return now }
    guard let stored else {
      patch[member] = now.value
      return now
    }
    guard !isAhead || move.mayLieAhead else {
      throw RecordError.invalid([
        Fault(
          .pointer("/\(member)"), "on_ahead",
          "\(member) is \(stored.text), after today; give the day on which it happened in \(Lifecycle.on)."
        )
      ])
    }
    return .init(.string(stored.text), at: "/\(member)")
  }
}

extension Lifecycle.MoveDay {
  fileprivate var place: Fault.Place { .pointer(pointer) }
}
