import JSON
import Records
import Store

/// Sets what measures came to, and again when the end of a period has passed.
struct MeasureService: RecordService {
  /// The operation in the log entry of a change that a passed day makes.
  static let op = "period-over"

  /// A change of a measure concerns no other record.
  let checksAhead = true

  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    let (status, today) = (MeasureStatus(members), change.signature.at.date)
    members["status"] = .string(status.status(on: today))
    members["results"] = status.results(on: today)
    return members
  }

  func concerned(by change: Change) -> [String] { [] }

  func isDue(in store: Store, on today: CalendarDate) throws -> Bool {
    try store.fold(MeasureDates.self).due.values.contains { $0 <= today }
  }

  func comeDue(
    in ledger: Ledger, _ signature: Signature, after last: String?, most: Int
  ) throws -> String? {
    let today = signature.at.date
    let due = try ledger.fold(MeasureDates.self).due.filter { $0.value <= today }
    return try DuePage(due.keys, after: last, most: most).each { id in
      _ = try ledger.change(
        Measure.resource, id: id, .any, signature, op: MeasureService.op
      ) { try Validator(Measure.resource, in: ledger.catalogue).draft(.object($0)) }
    }
  }
}
