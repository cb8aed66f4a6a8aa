import Records
import Store

/// Checks who agrees, and tells the partnership that rests on an agreement.
struct AgreementService: RecordService {
  private let roles = RoleService(kind: "agreements")
  /// The most agreements of one partnership.
  var most = PartnershipRules.most

  func concerned(by change: Change) -> [String] { roles.concerned(by: change) }

  func follow(_ change: Change, in ledger: Ledger) throws {
    try PartnershipRules(ledger: ledger, most: most).renewPartnerships(ofAgreement: change)
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    try roles.faults(of: changes, in: ledger)
  }
}
