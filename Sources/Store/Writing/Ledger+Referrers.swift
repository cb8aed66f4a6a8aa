package import JSON
import Queries
package import Records
import SQLite

extension Ledger {
  /// The ids of the first live records of `resource`, at most `most`, that refer to `id` in the link `field`.
  package func referring(_ resource: Resource, to id: String, in field: String, most: Int) throws
    -> [String]
  {
    guard let link = resource.index.links.first(where: { $0.name == field }) else {
      preconditionFailure("\(resource.name) have no link \(field)")
    }
    return try database.rows(
      """
      SELECT r.id FROM \(resource.table) r WHERE \(RecordRow.isLive) AND r.record IN \
      (SELECT record FROM \(resource.table)_links WHERE field = \(link.number) AND value = ?) \
      ORDER BY r.record LIMIT ?
      """, [.text(id), .integer(Int64(most))]
    ) { $0.string(0) }
  }

  /// The live records of `resource` that refer to `id` in one of the links `fields`, with their members.
  package func referrers(_ resource: Resource, to id: String, in fields: [String]) throws
    -> [(id: String, members: JSONObject)]
  {
    let numbers = resource.index.links.filter { fields.contains($0.name) }.map { "\($0.number)" }
    precondition(numbers.count == fields.count, "\(resource.name) have no link of \(fields)")
    return try database.rows(
      """
      SELECT r.record, r.id, r.version, r.is_completed, r.entry, \(RecordRow.document) \
      FROM \(resource.table) r \(RecordRow.withEntry) WHERE \(RecordRow.isLive) AND r.record IN \
      (SELECT record FROM \(resource.table)_links WHERE field IN (\(numbers.joined(separator: ", "))) AND value = ?) ORDER BY r.record
      """, [.text(id)]
    ) { row in
      let stored = try Stored(
        record: row.int64(0), id: row.string(1), version: row.int64(2),
        isCompleted: row.int64(3) == 1, deletedAt: nil, entry: row.int64(4), document: row.bytes(5))
      return (stored.id, stored.members)
    }
  }
}
