import JSON
import Records
import Store

/// Checks, for a kind that gives roles, that ended bodies get no new one.
struct RoleService: RecordService {
  let kind: String
  let checksAhead = true

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let lives = try ledger.fold(OrganisationLives.self)
    return changes.flatMap { change in
      RoleRules.faults(of: change, kind, lives).map { (change.id, $0) }
    }
  }
}
