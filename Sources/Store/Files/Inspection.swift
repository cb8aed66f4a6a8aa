import Tree
package import Evidence
import JSON
import Queries
package import Records
import SQLite

/// Compares everything that is derived with the log it derives from.
package struct Inspection {
  /// What differs, one sentence each; none for a clean register.
  package var findings: [String] { found.told }
  private var found = Findings()
  package internal(set) var records = 0
  package internal(set) var entries: Int64 = 0

  let database: Database
  let tables: Tables

  /// What is being inspected, for somebody who waits.
  package enum Progress: Sendable {
    case file
    case log
    case tree
    /// So many records so far, the one before among those of the kind of this name.
    case records(Int, kind: String)
  }

  private let progress: (Progress) -> Void

  /// Inspects the file at `path` on one snapshot of its own, and calls `progress` with what it has come to.
  ///
  /// Its log is compared with `heads` too, which were told of it before.
  package init(
    path: String, catalogue: Catalogue, services: Services = Services(), heads: [TreeHead] = [],
    progress: @escaping (Progress) -> Void = { _ in }
  ) throws {
    try Store.checkReadable(path, catalogue)
    tables = Tables(catalogue, services)
    database = try Store.reading(path, mayMakeTables: true)
    self.progress = progress
    try database.read {
      progress(.file)
      try inspectFile()
      progress(.log)
      try inspectLog(catalogue)
      progress(.tree)
      found.add(try TreeInspection(database, heads).findings)
      for resource in catalogue.resources { try inspect(resource) }
    }
  }

  /// Compares at most so many records of each kind with the log, one kind after the other as long as `goesOn`
  /// says so.
  init(sampling most: Int, of path: String, _ tables: Tables, goesOn: () -> Bool) throws {
    self.tables = tables
    database = try Store.reading(path)
    progress = { _ in }
    for resource in tables.catalogue.resources where goesOn() {
      try database.read { try sample(resource, most) }
    }
  }

  /// Tells now and then how many records were inspected.
  func tell(_ resource: Resource) {
    if records.isMultiple(of: 1000) { progress(.records(records, kind: resource.name)) }
  }

  mutating func find(_ sentence: String) {
    found.add(sentence)
  }

  private mutating func inspectFile() throws {
    for line in try database.rows("PRAGMA integrity_check", [], { $0.string(0) }) where line != "ok"
    {
      find("SQLite: \(line)")
    }
    for table in try database.rows("PRAGMA foreign_key_check", [], { $0.string(0) }) {
      find("SQLite: a row of \(table) refers to none")
    }
  }

  /// Checks that the log has no gaps, only kinds that are declared, and each record's versions in a row.
  private mutating func inspectLog(_ catalogue: Catalogue) throws {
    let (count, last) =
      try database.first(
        "SELECT count(*), coalesce(max(seq), 0) FROM entries WHERE seq < \(RecordRow.firstLaidReady)"
      ) { ($0.int64(0), $0.int64(1)) } ?? (0, 0)
    entries = count
    let missing =
      try database.first("SELECT coalesce(sum(first - previous - 1), 0) FROM gaps") {
        $0.int64(0)
      } ?? 0
    if count + missing != last {
      let without = missing > 0 ? ", with \(missing) that imports left out" : ""
      find("The log has \(count) entries and its last number is \(last)\(without)")
    }
    for kind in try database.unknownKinds(catalogue) {
      find("The log has entries of the kind \(kind), which this program does not know")
    }
    try database.query(
      """
      SELECT min(id), count(*) = max(version) - min(version) + 1,
        min(id) = max(id) AND min(kind) = max(kind), min(seq) = record
      FROM entries GROUP BY record
      """
    ) { row in
      if row.int(1) == 0 { find("\(row.string(0)): the log has not each version of it once") }
      if row.int(2) == 0 { find("\(row.string(0)): the log has it under two ids or kinds") }
      if row.int(3) == 0 { find("\(row.string(0)): the log counts it as another record") }
    }
  }
}
