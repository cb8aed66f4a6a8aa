import JSON
import Records
import Store

/// A body that has ended gets no new role: none may begin after its last day.
///
/// A role that began before stays as recorded, with or without an end of its own.
enum RoleRules {
  /// The roles in `change` that begin after the end of their body.
  static func faults(of change: Change, _ kind: String, _ lives: OrganisationLives) -> [Fault] {
    guard let after = change.after else { return [] }
    let known = change.before.map { Role.of(kind, $0) } ?? []
    return Role.of(kind, after).compactMap { role in
      guard let end = lives.ends[role.organisation], let start = role.start, isAfter(start, end),
        !known.contains(where: { $0.organisation == role.organisation && $0.start == start })
      else { return nil }
      return Fault(
        .pointer(role.pointer), "role_after_dissolution",
        "\(end.name) ended \(end.text) and can have no role that begins \(start.text); name the body that came after it, or correct the date."
      )
    }
  }

  /// The recorded roles of a body that begin after its end.
  static func faults(of id: String, _ end: OrganisationLives.End, in ledger: Ledger) throws
    -> [Fault]
  {
    try Role.links.sorted { $0.key < $1.key }.flatMap { kind, links -> [Fault] in
      guard let resource = ledger.catalogue[kind] else { return [] }
      return try ledger.referrers(resource, to: id, in: links).flatMap { record, members in
        Role.of(kind, members).compactMap { role -> Fault? in
          guard role.organisation == id, let start = role.start, isAfter(start, end) else {
            return nil
          }
          return Fault(
            .pointer("/dissolution_date"), "role_after_dissolution",
            "\(resource.path(of: record)) gives it a role that begins \(start.text) (\(role.pointer)), after its last day, \(end.text); change that first, or correct the date."
          )
        }
      }
    }
  }

  private static func isAfter(_ start: UncertainDate, _ end: OrganisationLives.End) -> Bool {
    start.earliest.map { end.last < $0 } ?? false
  }
}
