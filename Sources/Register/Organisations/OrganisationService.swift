package import JSON
package import Records
package import Store

/// The rules of organisations beyond their declaration.
///
/// It sets the canonical identifier and what events change, and checks that ended bodies get no new
/// role.
package struct OrganisationService: RecordService {
  /// The most partnerships that one change writes anew.
  private let mostPartnerships: Int

  package init() { self.init(mostPartnerships: PartnershipRules.most) }

  init(mostPartnerships: Int) { self.mostPartnerships = mostPartnerships }

  package func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    members["org_id"] = .string(CanonicalIdentifier.of(members, id: change.id))
    // Only events set these; an import copies them from the register that had the events.
    if change.op != OrganisationEventService.op, change.before != nil || change.op != "import" {
      for name in ["predecessor_ids", "successor_ids"] {
        members[name] = change.before?[name] ?? .array([])
      }
    }
    return members
  }

  package func filled(_ members: JSONObject, id: String, at moment: Instant) -> JSONObject {
    guard members["org_id"] == .null else { return members }
    var members = members
    members["org_id"] = .string(CanonicalIdentifier.of(members, id: id))
    return members
  }

  package func follow(_ change: Change, in ledger: Ledger) throws {
    try PartnershipRules(ledger: ledger, most: mostPartnerships).renewPartnerships(of: change)
  }

  package func faults(of changes: [Change], in ledger: Ledger) throws
    -> [(id: String, fault: Fault)]
  {
    let touched = changes.filter { change in
      ["parents", "founding_date", "dissolution_date"]
        .contains { change.before?[$0] != change.after?[$0] }
    }
    guard !touched.isEmpty else { return [] }
    let lives = try ledger.fold(OrganisationLives.self)
    return try touched.flatMap { change -> [(id: String, fault: Fault)] in
      var faults = RoleRules.faults(of: change, "organisations", lives)
      if let end = lives.ends[change.id] {
        faults += own(change, end)
        if change.before?["dissolution_date"] != change.after?["dissolution_date"],
          change.before != nil
        {
          faults += try RoleRules.faults(of: change.id, end, in: ledger)
        }
      }
      return faults.map { (change.id, $0) }
    }
  }

  /// The roles in the body's own record that begin after its end.
  private func own(_ change: Change, _ end: OrganisationLives.End) -> [Fault] {
    (change.after?.list("parents") ?? []).enumerated().compactMap { index, parent in
      guard let start = parent.text("start_date").flatMap(UncertainDate.init),
        let first = start.earliest, end.last < first
      else { return nil }
      return Fault(
        .pointer("/parents/\(index)/start_date"), "role_after_dissolution",
        "The body ended \(end.text) and comes under nobody from \(start.text) on; correct one of the two dates."
      )
    }
  }

  /// Whether a future name or form has begun by `today` and is not yet the current one.
  package func isDue(in store: Store, on today: CalendarDate) throws -> Bool {
    try store.fold(OrganisationLives.self).due.values.contains { $0 <= today }
  }

  /// Makes the future names and forms that have begun by today the current ones.
  package func comeDue(
    in ledger: Ledger, _ signature: Signature, after last: String?, most: Int
  ) throws -> String? {
    let today = signature.at.date
    let due = try ledger.fold(OrganisationLives.self).due.filter { $0.value <= today }
    return try DuePage(due.keys, after: last, most: most).each { id in
      _ = try ledger.change(
        Organisation.resource, id: id, .any, signature, op: OrganisationEventService.op
      ) { present in
        var members = present
        for succession in [Succession.names, .forms] { succession.present(&members, on: today) }
        return try Validator(Organisation.resource, in: ledger.catalogue).draft(.object(members))
      }
    }
  }
}
