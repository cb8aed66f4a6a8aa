import JSON
import Records
import Store

/// Records events of areas, and changes all areas that an event names in the same write.
struct AreaEventService: RecordService {
  /// The operation in the log entries of the changes that an event makes.
  static let op = "area-event"

  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    let members = change.after ?? [:]
    guard let before = change.before else { return members }
    let faults = AreaEvent.facts.filter { members[$0] != before[$0] }.map { name in
      Fault(
        .pointer("/\(name)"), "event_is_recorded",
        "What an event did stays as it is; correct the areas themselves, or record what happened next."
      )
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return members
  }

  func follow(_ change: Change, in ledger: Ledger) throws {
    guard change.before == nil, let after = change.after,
      let event = AreaEventRecord(change.id, after)
    else { return }
    try AreaEventEffects(event, after, ledger, change.signature).apply()
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    try changes.flatMap { change -> [(id: String, fault: Fault)] in
      guard change.before == nil, let after = change.after,
        let event = AreaEventRecord(change.id, after)
      else { return [] }
      let gazetteer = try ledger.fold(Gazetteer.self)
      let faults =
        LifeRules(event, after, gazetteer).faults() + TransferRules(event, gazetteer).faults()
      return faults.map { (change.id, $0) }
    }
  }
}
