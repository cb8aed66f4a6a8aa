import Records
import Store

/// Checks the rules of awards that need other records or the clock.
struct AwardService: RecordService {
  private let roles = RoleService(kind: "awards")

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let own = changes.flatMap { change in
      let faults = change.after.map { AwardRules.faults(of: $0, change.signature) } ?? []
      return faults.map { (change.id, $0) }
    }
    return try roles.faults(of: changes, in: ledger) + own
      + RegrantRules(ledger: ledger).faults(of: changes)
  }
}
