import JSON
import Records
import Store

/// The rules of partnerships beyond their declaration, which sectors work together in them, and what one that ends
/// says of those that follow it.
///
/// Rules are judged when all is written, because a body may carry the agreements that the partnership needs.
struct PartnershipService: RecordService {
  /// The operation in the log entries of the changes that the end of another partnership makes.
  static let op = "succession"

  private let roles = RoleService(kind: "partnerships")
  /// The most partnerships that one change writes anew.
  var most = PartnershipRules.most

  /// What a partnership is depends on the sectors and lives of its partners too.
  func concerned(by change: Change) -> [String] {
    let isOther = OrganisationSectors.members.contains { change.before?[$0] != change.after?[$0] }
    return roles.concerned(by: change) + (isOther ? [change.id] : [])
  }

  /// Only a partnership that names its successors sets predecessors; an import copies them.
  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    if change.op != PartnershipService.op, change.before != nil || change.op != "import" {
      members["predecessor_ids"] = change.before?["predecessor_ids"] ?? .array([])
    }
    members["org_id"] = .string(CanonicalIdentifier.of(members, id: change.id))
    return try PartnershipRules(ledger: ledger).judged(members, change)
  }

  func filled(_ members: JSONObject, id: String, at moment: Instant) -> JSONObject {
    guard members["org_id"] == .null else { return members }
    var members = members
    members["org_id"] = .string(CanonicalIdentifier.of(members, id: id))
    return members
  }

  /// Tells the successors that are named now, and those that are no longer.
  func follow(_ change: Change, in ledger: Ledger) throws {
    let (old, new) = (successors(change.before), successors(change.after))
    for id in old where !new.contains(id) {
      try tell(id, ledger, change) { $0.filter { $0 != .string(change.id) } }
    }
    for id in new where !old.contains(id) {
      try tell(id, ledger, change) {
        $0.contains(.string(change.id)) ? $0 : $0 + [.string(change.id)]
      }
    }
    try PartnershipRules(ledger: ledger, most: most).renewChildren(change)
  }

  private func tell(
    _ id: String, _ ledger: Ledger, _ change: Change, _ next: ([JSON]) -> [JSON]
  ) throws {
    // A successor that was deleted meanwhile needs no telling.
    guard id != change.id, try ledger.members(Partnership.resource, id) != nil else { return }
    let place = successors(change.after).firstIndex(of: id).map { "/successor_ids/\($0)" }
    try ledger.bring(
      Partnership.resource, id, at: place ?? "/successor_ids", change.signature,
      op: PartnershipService.op
    ) { $0["predecessor_ids"] = .array(next($0["predecessor_ids"]?.array ?? [])) }
  }

  private func successors(_ members: JSONObject?) -> [String] {
    (members?["successor_ids"]?.array ?? []).compactMap(\.string)
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    try roles.faults(of: changes, in: ledger)
      + changes.flatMap { change in successorFaults(of: change).map { (change.id, $0) } }
  }

  /// A partnership that was merged or superseded names what came after it, and others name nothing.
  ///
  /// A record that broke the rule before it was one is left alone until its end is written anew.
  private func successorFaults(of change: Change) -> [Fault] {
    let read = ["state", "end_reason", "successor_ids"]
    guard let after = change.after, read.contains(where: { change.before?[$0] != after[$0] }) else {
      return []
    }
    let (reason, successors) = (after.text("end_reason"), successors(after))
    let isHandedOn = ["merged", "superseded"].contains(reason)
    if successors.contains(change.id) {
      return [
        Fault(
          .pointer("/successor_ids/\(successors.firstIndex(of: change.id) ?? 0)"),
          "successor_circle",
          "A partnership does not come after itself; name the one that goes on, or reopen this one."
        )
      ]
    }
    guard isHandedOn == successors.isEmpty else { return [] }
    return [
      Fault(
        .pointer("/successor_ids"), isHandedOn ? "successor_missing" : "successor_of_living",
        isHandedOn
          ? "It was \(reason ?? ""), so name in successor_ids the partnerships that go on with its work."
          : "Only a partnership that ended as merged or superseded has successors; give that end_reason, or leave successor_ids out."
      )
    ]
  }
}
