import JSON
import Records
import Store

/// Checks the rules of awards that need other records or the clock.
struct AwardService: RecordService {
  private let roles = RoleService(kind: "awards")
  let checksAhead = true

  /// What an award gives on depends on its source, and on the others that are made out of that one.
  func concerned(by change: Change) -> [String] {
    let awards = [change.before, change.after].compactMap(\.self)
      .filter { $0["source_award_id"] != nil }
    return roles.concerned(by: change) + (awards.isEmpty ? [] : [change.id])
      + awards.compactMap { $0.text("source_award_id") }
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let (roles, regrants) = (
      try roles.faults(of: changes, in: ledger), RegrantRules(ledger: ledger)
    )
    let own = try changes.flatMap { change in
      let faults = change.after.map { AwardRules.faults(of: $0, change.signature) } ?? []
      return try (faults + regrants.faults(of: change)).map { (change.id, $0) }
    }
    return roles + own
  }
}
