import JSON
import Queries
package import Records
import SQLite

extension Reader {
  /// The records for which a write was due at `instant`, the earliest of each kind first, at most `limit`
  /// of each.
  package func due(at instant: Instant, limit: Int = 100) throws -> [DueRecord] {
    try catalogue.resources.filter(\.watchesClock).flatMap { resource in
      try database.rows(
        """
        SELECT id, version FROM \(resource.table) r \
        WHERE due_at IS NOT NULL AND due_at <= ? AND \(RecordRow.isLive) ORDER BY due_at LIMIT ?
        """, [.text(instant.description), .integer(Int64(limit))]
      ) { DueRecord(kind: resource.name, id: $0.string(0), version: $0.int64(1)) }
    }
  }
}

extension Ledger {
  /// The actor of writes that the register makes by itself.
  package static let ownActor = "concordat"

  /// The most moves that one record makes at one look; what is left is due at the next.
  private static let mostMoves = 100

  /// Makes the writes that are due, unless somebody changed the record in between.
  ///
  /// It is each move of the record or of its elements whose time has come, the earliest first and each in an
  /// entry of its own with its own day; or the same members again, of which others are public now.
  package func fallDue(_ due: DueRecord, at instant: Instant) throws {
    guard let resource = catalogue[due.kind], let stored = try find(resource, due.id),
      stored.version == due.version, stored.deletedAt == nil
    else { return }
    let signature = Signature(actor: Ledger.ownActor, at: instant)
    var (members, version) = (stored.members, due.version)
    for _ in 0..<Ledger.mostMoves {
      guard let next = resource.lifecycle?.waiting(members).first, next.moment <= instant else {
        break
      }
      let written: Written
      do {
        written = try make(next, resource, due.id, members, .versions([version]), signature)
      } catch is RecordError where version > due.version {
        // What came before it stays; the next look finds this one alone, and tells of it.
        return
      }
      guard written.version > version, let now = try self.members(resource, due.id) else { return }
      (members, version) = (now, written.version)
    }
    guard version == due.version else { return }
    let wasPublic = resource.isPublic(stored.members, at: Instant(stored.updatedAt) ?? instant)
    let op = wasPublic ? "lapse" : resource.lifecycle?.embargo?.verb ?? "lapse"
    _ = try put(
      resource, stored, stored.members, next(stored, signature), signature, op: op)
  }

  /// Makes a timed move.
  private func make(
    _ due: Lifecycle.DueMove, _ resource: Resource, _ id: String, _ members: JSONObject,
    _ condition: Precondition, _ signature: Signature
  ) throws -> Written {
    switch due.timed.subject {
    case .record:
      guard let lifecycle = resource.lifecycle,
        let move = lifecycle.moves.first(where: { $0.verb == due.timed.verb })
      else { throw RecordError.notFound(due.timed.verb) }
      return try self.move(
        resource, id: id, move, condition, signature,
        with: day(of: due, move, lifecycle, members))
    case .elements(let list, let field, let state):
      return try change(resource, id: id, condition, signature, op: due.timed.verb) { present in
        var elements = present.list(list)
        guard let place = due.element, elements.indices.contains(place) else {
          throw RecordError.notFound(list)
        }
        elements[place][field] = .string(state)
        return try patched(present, [list: .array(elements.map(JSON.object))], resource)
      }
    }
  }

  /// What a timed move says of its day, where moves have one: that on which it fell due, also when nobody
  /// looked then, or that of the state before, if the record came into that later.
  private func day(
    of due: Lifecycle.DueMove, _ move: Lifecycle.Move, _ lifecycle: Lifecycle,
    _ members: JSONObject
  ) -> JSONObject {
    guard lifecycle.states != nil else { return [:] }
    if move.day?.target == due.timed.at, let date = members.text(due.timed.at),
      UncertainDate(date) != nil
    {
      return [Lifecycle.on: .string(date)]
    }
    let history = StateHistory(lifecycle, of: members)
    let before = history.elements.indices.reversed().lazy.compactMap { history.day($0)?.earliest }
    let day = max(due.day, before.first ?? due.day)
    return [Lifecycle.on: .string(day.description)]
  }
}
