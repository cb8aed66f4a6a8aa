import JSON
import Records
import SQLite

extension Ledger {
  /// Makes every row, link and search row of all kinds from the log, where there are none; how many records
  /// there are.
  func rebuild() throws -> Int {
    if let kind = try database.unknownKinds(catalogue).first {
      throw Store.Unusable(
        description: "The log has entries of the kind \(kind), which this program does not know.")
    }
    var count = 0
    for resource in catalogue.resources {
      // The latest entry of each record, and the latest one that holds a document.
      try database.query(
        """
        SELECT e.record, e.id, e.version, e.at, e.document IS NULL, d.document
        FROM entries e JOIN entries d ON d.record = e.record
        WHERE e.kind = ?
          AND e.version = (SELECT max(version) FROM entries WHERE record = e.record)
          AND d.version = (
            SELECT max(version) FROM entries WHERE record = e.record AND document IS NOT NULL)
        ORDER BY e.record
        """, [.text(resource.name)]
      ) { row in
        try rebuild(
          resource,
          Stored(
            record: row.int64(0), id: row.string(1), version: row.int64(2),
            deletedAt: row.int64(4) == 1 ? row.string(3) : nil, document: row.bytes(5)))
        count += 1
        if count.isMultiple(of: 512) { try database.runDeferred() }
      }
    }
    return count
  }
}

extension Database {
  /// The kinds of entries that are not declared, in order.
  func unknownKinds(_ catalogue: Catalogue) throws -> [String] {
    try rows("SELECT DISTINCT kind FROM entries ORDER BY kind") { $0.string(0) }
      .filter { catalogue[$0] == nil }
  }
}
