import JSON
import Records
import SQLite

/// Leaving what others set, where an import brings what is shared by all.
extension Ledger {
  /// The members that others than `actor` set or changed, in any version; none unless the import yields.
  func setByOthers(_ present: Stored, _ given: Given, _ actor: String) throws -> Set<String> {
    guard given.existing.yields,
      try database.first(
        "SELECT 1 FROM entries WHERE record = ? AND actor <> ? LIMIT 1",
        [.integer(present.record), .text(actor)], { _ in true }) != nil
    else { return [] }
    var members: Set<String> = []
    var before = JSONObject()
    for (writer, after) in try versions(of: present) {
      if writer != actor {
        for field in given.resource.fields where after[field.name].set != before[field.name].set {
          members.insert(field.name)
        }
      }
      before = after
    }
    return members
  }

  /// The codes in `joined` that no version of the record had, behind those that it has now: what somebody
  /// took away is not put back.
  func withoutWithdrawn(_ joined: [JSONObject], _ present: Stored, _ alias: Resource.Alias) throws
    -> JSON
  {
    func code(_ item: JSONObject) -> [String?] { [item.text("scheme"), item.text(alias.code)] }
    let known = try versions(of: present).flatMap { $0.members.list(alias.list) }.map(code)
    let new = joined.filter { !known.contains(code($0)) }
    return .array((present.members.list(alias.list) + new).map(JSON.object))
  }

  private func versions(of record: Stored) throws -> [(actor: String, members: JSONObject)] {
    let sql = "SELECT actor, document FROM entries WHERE record = ? ORDER BY version"
    return try database.withStatement(sql) { statement in
      try statement.bind([.integer(record.record)])
      var versions: [(actor: String, members: JSONObject)] = []
      while try statement.step() {
        guard !statement.isNull(1),
          case .object(let members) = try JSON(parsing: statement.bytes(1))
        else { continue }
        versions.append((statement.string(0), members))
      }
      return versions
    }
  }
}

extension JSON? {
  /// The value; nil if it is empty.
  fileprivate var set: JSON? { self == .null || self == .array([]) ? nil : self }
}
