import JSON
import Queries
import Records
import SQLite

extension Ledger {
  /// How many records were made anew, and how many of them have members declared after they were written.
  struct Rebuilt: CustomStringConvertible {
    var records = 0
    var completed = 0
    /// How many records came of members that are records of their own today.
    var carriedOver = 0

    var description: String {
      "\(records) records" + (completed > 0 ? ", \(completed) of them completed" : "")
        + (carriedOver > 0 ? ", \(carriedOver) more made of members of theirs" : "")
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
      // Along the first entry of each record, so that the rows come in their order and nothing is gathered:
      // its latest entry, and the latest one that holds a document, mostly the same.
      try database.query(
        """
        SELECT e.record, e.id, e.version, e.at, e.document IS NULL, d.seq, d.document
        FROM entries f INDEXED BY entries_kind
        CROSS JOIN entries e ON e.seq = (
          SELECT seq FROM entries WHERE record = f.record ORDER BY version DESC LIMIT 1)
        CROSS JOIN entries d ON d.seq = iif(e.document IS NOT NULL, e.seq, (
          SELECT seq FROM entries WHERE record = f.record AND document IS NOT NULL
          ORDER BY version DESC LIMIT 1))
        WHERE f.kind = ? AND f.seq < \(RecordRow.firstLaidReady)
          AND NOT EXISTS (SELECT 1 FROM entries WHERE record = f.record AND version < f.version)
        ORDER BY f.seq
        """, [.text(resource.name)]
      ) { row in
        let id = row.string(1)
        let document = try CompletedDocument(row.bytes(6), id: id, tables[resource])
        try rebuild(
          resource, record: row.int64(0), id: id, version: row.int64(2),
          deletedAt: row.int64(4) == 1 ? row.string(3) : nil, entry: row.int64(5), document)
        rebuilt.records += 1
        if document.isCompleted { rebuilt.completed += 1 }
        if rebuilt.records.isMultiple(of: 512) { try database.runDeferred() }
      }
    }
    try noteAll(of: kinds)
    rebuilt.carriedOver = try carryOver()
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
