import JSON
import SQLite

extension Ledger {
  /// Makes every row, link and search row of all kinds anew from the log; how many records there are.
  package func rebuild() throws -> Int {
    var count = 0
    for resource in catalogue.resources {
      let name = resource.table
      try database.execute(
        """
        DELETE FROM \(name); DELETE FROM \(name)_links; DELETE FROM totals WHERE kind = '\(name)';
        \(resource.index.shape == nil ? "" : "DELETE FROM \(name)_shapes; DELETE FROM \(name)_boxes;")
        INSERT INTO \(name)_search (\(name)_search) VALUES ('delete-all');
        """)
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
