import JSON
import Records
import Store

/// Holds the rule that bodies which are no more take no new role, for a kind that gives roles.
struct RoleService: RecordService {
  let kind: String

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let lives = try ledger.fold(OrganisationLives.self)
    return changes.flatMap { change in
      RoleRules.faults(of: change, kind, lives).map { (change.id, $0) }
    }
  }
}
