/// The rules that a partnership keeps on every day on which it is active.
///
/// All of them may be recorded as broken, by `rules=warn`: a register of real papers must be able to hold real
/// faults.
package enum PartnershipRule: String, CaseIterable, Sendable {
  case fewPartners = "few_partners"
  case kindOfOtherSectors = "kind_of_other_sectors"
  case oneLead = "one_lead"
  case noAgreement = "no_agreement"
  case oneAccountableBody = "one_accountable_body"
  case outsideParent = "outside_parent"
}
