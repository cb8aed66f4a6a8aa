import JSON
package import Records
import SQLite

extension Ledger {
  /// Who signs what the register does of its own accord.
  package static let ownActor = "concordat"

  /// Gives each live record whose document is of an earlier declaration an entry with today's members; how
  /// many there were.
  package func completeDocuments(at now: Instant) throws -> Int {
    let signature = Signature(actor: Ledger.ownActor, at: now)
    var count = 0
    for resource in catalogue.resources {
      var last: Int64 = 0
      while true {
        // Part by part, because the table changes under a query that walks it.
        let part = try database.rows(
          """
          SELECT record, id, version, document FROM \(resource.table) \
          WHERE record > ? AND deleted_at IS NULL ORDER BY record LIMIT 512
          """, [.integer(last)]
        ) { row in
          try Stored(
            record: row.int64(0), id: row.string(1), version: row.int64(2), deletedAt: nil,
            document: row.bytes(3))
        }
        guard let end = part.last else { break }
        for stored in part {
          let members = try completed(
            resource, id: stored.id, stored.members, resource.completed(stored.members), signature,
            op: "migrate")
          guard members != stored.members else { continue }
          _ = try put(resource, stored, members, next(stored, signature), signature, op: "migrate")
          count += 1
        }
        try database.runDeferred()
        last = end.record
      }
    }
    return count
  }
}

extension Resource {
  /// The members of a document in the order declared today: empty where it lacks one, worked out where the
  /// register works them out, without those that are declared no longer.
  func completed(_ members: JSONObject) -> JSONObject {
    var completed = Resource.completed(members, fields)
    if let lifecycle, completed[lifecycle.field] == .null {
      completed[lifecycle.field] = .string(lifecycle.initial)
    }
    return completed
  }

  private static func completed(_ object: JSONObject, _ fields: [Field]) -> JSONObject {
    var completed = JSONObject()
    for field in fields {
      completed.append(field.name, Resource.completed(object[field.name], field.kind))
    }
    for (position, field) in fields.enumerated() {
      if let compute = field.compute { completed.members[position].value = compute(completed) }
    }
    return completed
  }

  private static func completed(_ value: JSON?, _ kind: Kind) -> JSON {
    guard let value else { return kind.empty }
    guard !kind.nested.isEmpty else { return value }
    // What was one nested record and is a list of them today has that one.
    if case .list = kind, value.array == nil {
      return value.isNull
        ? kind.empty : .array([.object(completed(value.object ?? [:], kind.nested))])
    }
    switch value {
    case .object(let object): return .object(completed(object, kind.nested))
    case .array(let items): return .array(items.map { completed($0, .record(kind.nested)) })
    case .null, .bool, .integer, .decimal, .string: return value
    }
  }
}
