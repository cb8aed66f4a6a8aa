import JSON
import Records
import SQLite

extension Ledger {
  /// How many records were made anew, and how many of them have members declared after they were written.
  struct Rebuilt: CustomStringConvertible {
    var records = 0
    var completed = 0

    var description: String {
      "\(records) records" + (completed > 0 ? ", \(completed) of them completed" : "")
    }
  }

  /// Makes every row, link and search row of `kinds`, whose tables are empty, from the log.
  func rebuild(_ kinds: [Resource]) throws -> Rebuilt {
    if let kind = try database.unknownKinds(catalogue).first {
      throw Store.Unusable(
        description: "The log has entries of the kind \(kind), which this program does not know.")
    }
    var rebuilt = Rebuilt()
    for resource in kinds {
      // The latest entry of each record, and the latest one that has a document.
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
        let id = row.string(1)
        let document = try CompletedDocument(row.bytes(5), id: id, tables[resource])
        try rebuild(
          resource, record: row.int64(0), id: id, version: row.int64(2),
          deletedAt: row.int64(4) == 1 ? row.string(3) : nil, document)
        rebuilt.records += 1
        if document.isCompleted { rebuilt.completed += 1 }
        if rebuilt.records.isMultiple(of: 512) { try database.runDeferred() }
      }
    }
    try noteAll(of: kinds)
    return rebuilt
  }
}

extension Database {
  /// The kinds of entries that are not declared, in order.
  func unknownKinds(_ catalogue: Catalogue) throws -> [String] {
    try rows("SELECT DISTINCT kind FROM entries ORDER BY kind") { $0.string(0) }
      .filter { catalogue[$0] == nil }
  }
}
