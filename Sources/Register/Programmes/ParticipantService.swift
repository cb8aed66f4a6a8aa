import JSON
import Records
import Store

/// Works out the councils behind a participant and its level of the day, and checks what it rests on.
struct ParticipantService: RecordService {
  private let roles = RoleService(kind: "participants")
  let checksAhead = true
  /// The operation in the log entries of levels that begin.
  private static let op = "level"

  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    members["authority_ids"] = try Authorities.served(change, since: "start_date", in: ledger)
    let level = SupportLevels(of: members).level(on: change.signature.at.date)
    members["level"] = change.served("level", level.map(JSON.string) ?? .null)
    return members
  }

  /// Another may go by the same bid, or plan for the same place.
  func concerned(by change: Change) -> [String] {
    roles.concerned(by: change) + [change.id]
      + [change.before, change.after].compactMap { $0?.text("expression_id") }
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let rules = ParticipantRules(ledger: ledger)
    return try roles.faults(of: changes, in: ledger)
      + changes.flatMap { change in try rules.faults(of: change).map { (change.id, $0) } }
  }

  func isDue(in store: Store, on today: CalendarDate) throws -> Bool {
    try !store.fold(LevelsOfDay.self).due(on: today).isEmpty
  }

  func comeDue(
    in ledger: Ledger, _ signature: Signature, after last: String?, most: Int
  ) throws -> String? {
    let due = try ledger.fold(LevelsOfDay.self).due(on: signature.at.date)
    return try DuePage(due, after: last, most: most).each { id in
      _ = try ledger.change(
        Participant.resource, id: id, .any, signature, op: ParticipantService.op
      ) { try Validator(Participant.resource, in: ledger.catalogue).draft(.object($0)) }
    }
  }
}
