import JSON
import Records

/// The list of the states that a record has been in.
extension Law.Step {
  static let beginning = Law.Step(
    "beginning",
    "A new record has a list of its states that leads to the one it is in, or its moment."
  ) { write in
    guard let lifecycle = write.resource.lifecycle else { return }
    // When an imported text was first public, the register does not know.
    if write.adoption == nil {
      write.become(lifecycle.stamped(write.drafted, at: write.signature.at))
    }
    guard let list = lifecycle.states else { return }
    var members = write.drafted
    let moment = JSON.string(write.signature.at.description)
    let given = StateHistory(lifecycle, of: members)
    if given.elements.isEmpty {
      members[list] = StateHistory.beginning(lifecycle, of: members, at: moment).list
    } else {
      let faults = given.faults(of: members, in: list, today: write.signature.at.date)
      guard faults.isEmpty else { throw RecordError.invalid(faults) }
      members[list] = .array(
        given.elements.map { element in
          var element = element
          if element["recorded_at"] == .null { element["recorded_at"] = moment }
          return .object(element)
        })
    }
    write.become(members)
  }

  static let states = Law.Step(
    "states", "The list of states says into which the record came, and when; only moves write it."
  ) { write in
    guard let lifecycle = write.resource.lifecycle, let list = lifecycle.states else { return }
    var members = write.drafted
    let (before, given) = (write.present.members, StateHistory(lifecycle, of: members))
    let old = StateHistory(lifecycle, of: before)
    let next: StateHistory
    if before[lifecycle.field] == members[lifecycle.field] {
      next = try write.corrected(old, from: before, to: members)
    } else if write.op == Lifecycle.reopening {
      guard let reopened = old.reopened else { return }
      next = reopened
    } else {
      next = try write.moved(old, to: members, given)
    }
    // Also as everybody sees them, who may have read the record before writing it.
    let seen = [old, next].map { history in
      var shown = before
      shown[list] = history.list
      shown = write.resource.publicMembers(shown, at: write.signature.at) ?? shown
      return StateHistory(lifecycle, of: shown).elements
    }
    let told =
      [old, next].map(\.elements) + seen
      + (next.elements.count > old.elements.count
        ? [old.elements + [given.elements.last ?? [:]]] : [])
    guard given.elements.isEmpty || told.contains(given.elements) else {
      throw RecordError.invalid([
        Fault(
          .pointer("/\(list)"), "read_only",
          "The moves write \(list): leave it out, or repeat it as it is; a move takes its day in \(Lifecycle.on), and \(Lifecycle.reopening) takes the last one back."
        )
      ])
    }
    members[list] = next.list
    write.become(members)
  }
}

extension Judgement {
  /// The states of a record that stays in its own, where a day that it gave elsewhere may be corrected.
  fileprivate func corrected(
    _ old: StateHistory, from before: JSONObject, to members: JSONObject
  ) throws -> StateHistory {
    let (next, places) = old.following(before, members)
    let faults = places.compactMap { place in
      let member = next.moves(to: place).compactMap(\.day?.member).first ?? ""
      return next.fault(ofDayAt: place, "/\(member)", today: signature.at.date)
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return next
  }

  /// The states of a record that moved to that of `members`: on the day that its request names, else the one
  /// of the list that a row `given`s, else that of the member for it.
  fileprivate func moved(
    _ old: StateHistory, to members: JSONObject, _ given: StateHistory
  ) throws -> StateHistory {
    let lifecycle = old.lifecycle
    let move = lifecycle.moves.first { $0.verb == op }
    let told = given.elements.count == old.elements.count + 1 ? given.elements.last : nil
    let place = old.elements.count
    var (day, pointer) = (JSON.null, "/\(Lifecycle.on)")
    if let asked = draft?.moveDay {
      (day, pointer) = (asked.value, asked.pointer)
    } else if let told {
      (day, pointer) = (
        told["start_date"] ?? .null, "/\(lifecycle.states ?? "")/\(place)/start_date"
      )
    } else if let member = move?.day?.member, let date = members.text(member) {
      (day, pointer) = (UncertainDate(date) == nil ? .null : .string(date), "/\(member)")
    }
    let next = old.adding(
      StateHistory.element(
        members.text(lifecycle.field) ?? "", on: day, note: told?.text("note") ?? signature.note,
        at: .string(signature.at.description)))
    if let fault = next.fault(ofDayAt: place, pointer, today: signature.at.date) {
      throw RecordError.invalid([fault])
    }
    guard next.elements.count <= 1000 else {
      throw RecordError.invalid([
        Fault(
          .pointer(""), "count",
          "It has moved 1000 times; correct the earlier moves by \(Lifecycle.reopening) before another."
        )
      ])
    }
    return next
  }
}
