import JSON
import Queries
import Records
import SQLite

/// The rules that hold across records, judged inside the transaction that writes.
extension Ledger {
  /// The members with every code that stands for a record replaced by its id.
  func resolved(_ members: JSONObject, _ resource: Resource) throws -> JSONObject {
    try ReferenceResolution(catalogue, identify).resolved(members, resource)
  }

  /// The codes by which the record can be found, each `scheme:code`.
  func codes(_ members: JSONObject, _ resource: Resource) -> [String] {
    guard let alias = resource.alias else { return [] }
    return members.list(alias.list).compactMap { item in
      guard let scheme = item.text("scheme"), let code = item.text(alias.code) else { return nil }
      return "\(scheme):\(code)"
    }
  }

  /// What a record is called to those who may not see it.
  static let hidden = "another record"

  /// Throws if another record has one of the codes; the error names that record if `audience` may see it.
  func claim(
    _ codes: [String], _ resource: Resource, record: Int64?, for audience: Audience
  ) throws {
    guard let alias = resource.alias else { return }
    for code in codes {
      let bearer = try database.first(
        tables[resource].bearingRecord, [.text(code)]
      ) { $0.int64(0) }
      guard let bearer, bearer != record else { continue }
      let seen = resource.condition(for: audience) ?? Condition("1")
      let id =
        try database.first(
          "SELECT r.id FROM \(resource.table) r WHERE r.record = ? AND (\(seen.sql))",
          [.integer(bearer)] + seen.values
        ) { $0.string(0) } ?? Ledger.hidden
      throw Ledger.codeConflict(code, with: id, alias)
    }
  }

  /// The error for a code that another record has.
  static func codeConflict(_ code: String, with id: String, _ alias: Resource.Alias) -> RecordError
  {
    .conflict(
      code: "code_taken",
      detail: "The code \(code) belongs to \(id); change that one or correct the code.",
      faults: [Fault(.pointer("/\(alias.list)"), "code_taken", "\(code) belongs to \(id).")])
  }

  /// Refuses a change of state that is not the named move `op`.
  func checkLifecycle(_ resource: Resource, _ old: JSONObject, _ new: JSONObject, op: String) throws
  {
    guard let lifecycle = resource.lifecycle, old[lifecycle.field] != new[lifecycle.field] else {
      return
    }
    let state = old.text(lifecycle.field) ?? ""
    guard !lifecycle.moves.contains(where: { $0.verb == op }) else { return }
    if op == Lifecycle.reopening, let before = StateHistory(lifecycle, of: old).reopened,
      before.elements.last?["state"] == new[lifecycle.field]
    {
      return
    }
    let verbs = lifecycle.verbs(from: state).map { "POST …/\($0)" }
    throw RecordError.invalid([
      Fault(
        .pointer("/\(lifecycle.field)"), "moves_by_verb",
        "The \(lifecycle.field) moves only by a named transition: "
          + (verbs.isEmpty ? "from \(state) there is none." : "\(verbs.joined(separator: ", "))."))
    ])
  }

  /// Throws if other records refer to this one; the error names those that `audience` sees.
  func refuseWhileReferredTo(_ resource: Resource, _ stored: Stored, for audience: Audience) throws
  {
    var faults: [Fault] = []
    for (referrer, link) in catalogue.referrers(to: resource) {
      let seen = referrer.condition(for: audience) ?? Condition("1")
      try database.query(
        """
        SELECT DISTINCT r.id, (\(seen.sql)) FROM \(referrer.table)_links l \
        JOIN \(referrer.table) r ON r.record = l.record \
        WHERE l.field = \(link.number) AND l.value = ? AND l.record <> ? AND \(RecordRow.isThere("r")) LIMIT 10
        """, seen.values + [.text(stored.id), .integer(stored.record)]
      ) { row in
        let name =
          row.int64(1) == 1 ? referrer.path(of: row.string(0)) : "A record that is not public"
        faults.append(
          Fault(.pointer(""), "referred_to", "\(name) refers to it in \(link.name)."))
      }
    }
    guard faults.isEmpty else {
      throw RecordError.conflict(
        code: "referred_to",
        detail: "Other records refer to this \(resource.singular); change or delete them first.",
        faults: faults)
    }
  }
}
