import JSON
import Records
import SQLite

/// The latest entry of a kind that each audience can know of, where not everybody knows of all.
extension Ledger {
  /// Notes the entry `seq` of a record for those who saw it before, and those who see it now.
  ///
  /// Of kinds that hide no record the log's own index knows it. Everybody is the audience without a name;
  /// who is bound to an owner also sees what that owner has.
  func note(
    _ seq: Int64, _ resource: Resource, _ stored: Stored?, _ members: JSONObject?, at moment: String
  ) throws {
    guard resource.hidesRecords else { return }
    let wasPublic = stored.map { resource.isPublic($0.members, at: instant($0.updatedAt)) } ?? false
    let isPublic = members.map { resource.isPublic($0, at: instant(moment)) } ?? false
    var audiences: Set<String> = []
    for members in [stored?.members, members] {
      if let members { audiences.formUnion(resource.owners(of: members)) }
    }
    if wasPublic || isPublic { audiences.insert("") }
    for audience in audiences { try note(seq, resource, for: audience) }
  }

  /// Takes everything of the kinds for known to everybody: too new a number only has answers fetched again.
  func noteAll(of kinds: [Resource]) throws {
    for resource in kinds where resource.hidesRecords {
      let last = try database.latest(of: resource.name)
      if last > 0 { try note(last, resource, for: "") }
    }
  }

  private func note(_ seq: Int64, _ resource: Resource, for audience: String) throws {
    try database.withStatement(
      """
      INSERT INTO latest (kind, audience, seq) VALUES (?, ?, ?) \
      ON CONFLICT DO UPDATE SET seq = excluded.seq
      """
    ) { statement in
      try statement.bind(1, resource.table)
      try statement.bind(2, audience)
      try statement.bind(3, seq)
      _ = try statement.step()
    }
  }

  private func instant(_ text: String) -> Instant { Instant(text) ?? Instant(milliseconds: 0) }
}
