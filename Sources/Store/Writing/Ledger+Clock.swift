import JSON
package import Records
import SQLite

extension Reader {
  /// The records for which a write was due at `instant`, the earliest of each kind first, at most `limit`
  /// of each.
  package func due(at instant: Instant, limit: Int = 100) throws -> [DueRecord] {
    try catalogue.resources.filter(\.watchesClock).flatMap { resource in
      try database.rows(
        """
        SELECT id, version FROM \(resource.table) \
        WHERE due_at IS NOT NULL AND due_at <= ? AND deleted_at IS NULL ORDER BY due_at LIMIT ?
        """, [.text(instant.description), .integer(Int64(limit))]
      ) { DueRecord(kind: resource.name, id: $0.string(0), version: $0.int64(1)) }
    }
  }
}

extension Ledger {
  /// The actor of writes that the register makes by itself.
  package static let ownActor = "concordat"

  /// Makes the write that is due, unless somebody changed the record in between.
  ///
  /// It is the move of a record that waited for its moment, or an entry with the same members, of which
  /// other ones are public now.
  package func fallDue(_ due: DueRecord, at instant: Instant) throws {
    guard let resource = catalogue[due.kind], let stored = try find(resource, due.id),
      stored.version == due.version, stored.deletedAt == nil
    else { return }
    let signature = Signature(actor: Ledger.ownActor, at: instant)
    if let lifecycle = resource.lifecycle, let clock = lifecycle.due,
      stored.members.text(lifecycle.field) == clock.from,
      let embargo = stored.members.text(clock.at).flatMap({ Instant($0) }), embargo <= instant,
      let move = lifecycle.moves.first(where: { $0.verb == clock.verb })
    {
      _ = try self.move(
        resource, id: due.id, move, .versions([due.version]), signature, with: [:])
      return
    }
    let wasPublic = resource.isPublic(stored.members, at: Instant(stored.updatedAt) ?? instant)
    let op = wasPublic ? "lapse" : resource.lifecycle?.due?.verb ?? "lapse"
    _ = try put(
      resource, stored, stored.members, next(stored, signature), signature, op: op)
  }
}
