import Records
import Store

/// Checks the rules of awards that need other records or the clock.
struct AwardService: RecordService {
  private let roles = RoleService(kind: "awards")
  let checksAhead = true

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
