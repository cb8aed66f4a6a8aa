import JSON
import Records

/// Who may say when a record was shown and changed.
extension Law.Step {
  static let publication = Law.Step(
    "publication",
    "When readers were first shown a record, and what of it was changed for them, says the register or an administrator; what another writer says of the first is kept as what the source says."
  ) { write in
    guard let correction = write.resource.lifecycle?.correction, !write.signature.isAdministrator
    else { return }
    write.keepTold([correction.at, correction.first])
    var faults: [Fault] = []
    for name in [correction.at, correction.notes] where write.tells(name) {
      faults.append(Ledger.administered(name, "leave it out; Change-Note says what was changed"))
    }
    if write.tells(correction.first) {
      faults += try write.attribute(correction)
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    // A row that repeats the last moment leaves the next one to the register.
    write.dates = true
  }
}

extension Judgement {
  /// Gives the moments back that were left out, as a whole document does that names none: what readers were told was so.
  fileprivate mutating func keepTold(_ names: [String]) {
    guard let before = stored?.members else { return }
    var members = drafted
    for name in names where members[name] == .null { members[name] = before[name] ?? .null }
    become(members)
  }

  /// Whether the member is given another value than it has, than none, and than the register's own.
  fileprivate func tells(_ name: String) -> Bool {
    let value = drafted[name] ?? .null
    return value != .null && value != [] && value != stored?.members[name]
      && value != resource.lifecycle?.stamp(drafted, at: signature.at)
  }

  /// Leaves the moment at which the record was first public as it is, and lets the source say what was given;
  /// returns what is wrong if the source says another day.
  fileprivate mutating func attribute(_ correction: Lifecycle.Correction) throws -> [Fault] {
    let source = correction.source
    guard let day = drafted.text(correction.first).flatMap({ Instant($0) })?.date.description else {
      return []
    }
    var members = drafted
    var record = members[source.record]?.object ?? [:]
    guard record[source.date] ?? .null == .null || record[source.date] == .string(day) else {
      return [
        Ledger.administered(
          correction.first,
          "leave it out; \(source.record).\(source.date) says already when the source was first public"
        )
      ]
    }
    record[source.date] = .string(day)
    members[source.record] = try Validator(resource, in: ledger.catalogue).judged([
      source.record: .object(record)
    ])[source.record]
    members[correction.first] = stored?.members[correction.first] ?? .null
    become(members)
    return []
  }
}
