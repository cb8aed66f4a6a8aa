import JSON
import Records
import Store

/// Records events of bodies, and changes all that an event names in the same write.
struct OrganisationEventService: RecordService {
  /// The operation in the log entries of the changes that an event makes.
  static let op = "organisation-event"

  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    if let before = change.before {
      let faults = members.members.filter { name, value in
        !OrganisationEvent.corrigible.contains(name) && before[name] != value
      }.map { name, _ in
        Fault(
          .pointer("/\(name)"), "event_is_recorded",
          "What an event did stays as it is; correct the organisations themselves, or record what happened next."
        )
      }
      guard faults.isEmpty else { throw RecordError.invalid(faults) }
      return members
    }
    guard let event = OrganisationEventRecord(members) else { return members }
    let faults = try OrganisationEventRules(event: event, ledger: ledger).faults()
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    if let organisation = try ledger.members(Organisation.resource, event.organisation) {
      members["before"] = OrganisationEventService.before(event, organisation, members)
    }
    return members
  }

  /// The state before the event, completed from the register where the event does not state it.
  private static func before(
    _ event: OrganisationEventRecord, _ organisation: JSONObject, _ members: JSONObject
  ) -> JSON {
    guard let after = members["after"]?.object else { return members["before"] ?? .null }
    let known = event.known(of: organisation)
    var before = JSONObject()
    for (name, value) in after.members {
      let given = event.before[name] ?? .null
      let present = known[name] ?? .null
      before[name] = !given.isNull || present == value ? given : present
    }
    return before.members.allSatisfy(\.value.isNull) ? .null : .object(before)
  }

  func follow(_ change: Change, in ledger: Ledger) throws {
    guard change.before == nil, let after = change.after,
      let event = OrganisationEventRecord(after)
    else { return }
    let signature = change.signature
    try ledger.bring(
      Organisation.resource, event.organisation, at: "/organisation_id", signature,
      op: OrganisationEventService.op
    ) { event.apply(to: &$0, today: signature.at.date) }
    for (index, id) in event.successors.enumerated() where id != event.organisation {
      try ledger.bring(
        Organisation.resource, id, at: "/to_ids/\(index)", signature,
        op: OrganisationEventService.op
      ) {
        $0["predecessor_ids"] = .array(
          OrganisationEventRecord.union($0["predecessor_ids"], [event.organisation]))
      }
    }
  }
}
