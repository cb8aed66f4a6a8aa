import JSON
import Records
import SQLite

/// The latest entry that each audience can know of, for kinds that hide records.
extension Ledger {
  /// Notes the entry `seq` of a record for those who saw it before, and those who see it now.
  ///
  /// For kinds that hide no record the log's own index has it. The audience of everybody is noted as "",
  /// that of an owner, who also sees what it owns, as its id.
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

  /// Notes the last entry of each kind as known to everybody: too new a number only makes clients fetch
  /// again.
  func noteAll(of kinds: [Resource]) throws {
    for resource in kinds where resource.hidesRecords {
      let last = try database.latest(of: resource.name)
      if last > 0 { try note(last, resource, for: "") }
    }
  }

  private func note(_ seq: Int64, _ resource: Resource, for audience: String) throws {
    guard staging?.isLast ?? true else {
      staging?.aside.note(seq, Aside.Audience(kind: resource.table, name: audience))
      return
    }
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
