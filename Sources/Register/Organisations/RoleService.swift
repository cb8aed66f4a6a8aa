import JSON
import Records
import Store

/// Checks, for a kind that gives roles, that ended bodies get no new one.
struct RoleService: RecordService {
  let kind: String
  let checksAhead = true

  /// Which roles an organisation may have depends on its end alone.
  func concerned(by change: Change) -> [String] {
    let (before, after) = (change.before?["dissolution_date"], change.after?["dissolution_date"])
    return before == after ? [] : [change.id]
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let lives = try ledger.fold(OrganisationLives.self)
    return changes.flatMap { change in
      RoleRules.faults(of: change, kind, lives).map { (change.id, $0) }
    }
  }
}
