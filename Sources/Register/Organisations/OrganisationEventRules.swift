import JSON
import Records
import Store

/// The rules across an event and the bodies that it names.
struct OrganisationEventRules {
  let event: OrganisationEventRecord
  let ledger: Ledger

  func faults() throws -> [Fault] {
    guard let organisation = try members(event.organisation) else { return [] }
    return presence(organisation) + before(organisation) + (try successors())
  }

  private func members(_ id: String) throws -> JSONObject? {
    try ledger.members(Organisation.resource, id)
  }

  private func name(_ organisation: JSONObject) -> String {
    organisation.text("name") ?? "The body"
  }

  /// The body exists when the event changes it, and ends only once.
  private func presence(_ organisation: JSONObject) -> [Fault] {
    let founded = organisation.text("founding_date").flatMap(UncertainDate.init)
    if let first = founded?.earliest, let last = event.effective.latest, last < first {
      return [
        Fault(
          .pointer("/effective"), "event_before_foundation",
          "\(name(organisation)) begins \(founded?.text ?? ""), after this event; correct one of the two dates."
        )
      ]
    }
    guard let ended = organisation.text("dissolution_date").flatMap(UncertainDate.init) else {
      return []
    }
    if event.isEnd {
      guard !ended.mayEqual(event.end) else { return [] }
      return [
        Fault(
          .pointer("/effective"), "ended_on_another_day",
          "\(name(organisation)) ended \(ended.text) by the register, and by this event \(event.end.text); correct one of the two."
        )
      ]
    }
    guard let last = ended.latest, last < event.first else { return [] }
    return [
      Fault(
        .pointer("/effective"), "event_after_dissolution",
        "\(name(organisation)) ended \(ended.text), and nothing changes it from \(event.effective.text) on; correct the date, or name the body that came after it."
      )
    ]
  }

  /// The state before the event agrees with the register, as far as the register has it.
  private func before(_ organisation: JSONObject) -> [Fault] {
    let known = event.known(of: organisation)
    return event.before.members.compactMap { name, given in
      // If the register has the new state already, it may not have the old one.
      guard !given.isNull, let present = known[name], !present.isNull, present != given,
        present != event.after[name]
      else { return nil }
      return Fault(
        .pointer("/before/\(name)"), "before_differs",
        "Just before \(event.effective.text) the register has \(present.string ?? "another value"); correct this, or the organisation, or leave it out."
      )
    }
  }

  private func successors() throws -> [Fault] {
    try event.successors.enumerated().compactMap { index, id -> Fault? in
      let pointer = "/to_ids/\(index)"
      if id == event.organisation {
        return event.kind == "split"
          ? nil
          : Fault(
            .pointer(pointer), "successor_circle",
            "No body is its own successor; name the one that goes on with its work.")
      }
      guard let successor = try members(id) else { return nil }
      if try leads(from: id, to: event.organisation) {
        return Fault(
          .pointer(pointer), "successor_circle",
          "\(name(successor)) came before the body that it is to follow; correct one of the two events."
        )
      }
      guard let last = event.effective.latest else { return nil }
      switch Organisation.resource.life?.presence(of: successor, on: last) {
      case .notYet(let start):
        return Fault(
          .pointer(pointer), "successor_absent",
          "\(name(successor)) begins \(start), after \(event.effective.text); correct one of the two dates."
        )
      case .noLonger(let end):
        return Fault(
          .pointer(pointer), "successor_absent",
          "\(name(successor)) ended \(end), before \(event.effective.text); name the body that was there."
        )
      case .there, nil: return nil
      }
    }
  }

  /// Whether the chain of successors leads from one body to the other.
  private func leads(from start: String, to end: String) throws -> Bool {
    var (open, seen) = ([start], Set([start]))
    while let id = open.popLast() {
      if id == end { return true }
      for next in try members(id)?["successor_ids"]?.array ?? [] {
        if let next = next.string, seen.insert(next).inserted { open.append(next) }
      }
    }
    return false
  }
}
