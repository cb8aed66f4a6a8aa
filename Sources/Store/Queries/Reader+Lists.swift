import Queries
package import Records
import SQLite

/// Pages of lists.
extension Reader {
  /// The bytes after which a page ends early: 200 long announcements would be 40 MB.
  private static let mostBytes = 4 << 20

  /// How documents are shown, and what gathers the ids of the records to be embedded.
  private typealias Shown = (presentation: Presentation, embedded: EmbeddedRecords?)

  /// Appends the documents of one page to `output` with commas between; returns the cursor of the next
  /// page, if there is one.
  ///
  /// `seq` is the latest entry of all that the query follows from, if the page may be remembered: then the
  /// query's question has to say which records it asks for. Documents are shown as `presentation` says, or else
  /// as the query does; `embedded` receives the ids of the records to be embedded.
  package func page(
    _ query: Query, at seq: Int64? = nil, as presentation: Presentation? = nil,
    gathering embedded: EmbeddedRecords? = nil, to output: inout [UInt8]
  ) throws -> String? {
    let shown = (presentation ?? Presentation(query), embedded)
    // Without filters the index of the order has the rows of the page together.
    guard !query.filters.isEmpty || query.sort.count > 1, query.search == nil else {
      return try walk(query, shown, to: &output)
    }
    let place = query.isContinued ? nil : seq
    if let place, let known = memory.page(of: query, at: place) {
      _ = try append(known.records, query, shown, to: &output)
      return known.next
    }
    let found = try ListFinder(query, database, pace).find()
    let records = found.rows.map(\.record)
    let count = try append(records, query, shown, to: &output)
    let hasMore = found.hasMore || count < found.rows.count
    let next = hasMore ? query.cursor(after: found.rows[count - 1]) : nil
    if let place, found.cost >= pace.dear, count == found.rows.count {
      memory.keep(ListMemory.Page(records: records, next: next), of: query, at: place)
    }
    return next
  }

  /// Appends the documents of `records`, until they are too many bytes; how many there are now.
  private func append(
    _ records: [Int64], _ query: Query, _ shown: Shown, to output: inout [UInt8]
  ) throws -> Int {
    let start = output.count
    let document = query.resource.document(for: query.audience)
    let sql = """
      SELECT r.record, \(document.sql) FROM \(query.resource.table) r \(RecordRow.withEntry) \
      WHERE r.record = ?
      """
    return try database.withStatement(sql) { statement in
      for (index, record) in records.enumerated() {
        try statement.bind(document.values + [.integer(record)])
        guard try statement.step() else { preconditionFailure("a row of the snapshot is gone") }
        if index > 0 { output.append(UInt8(ascii: ",")) }
        try append(statement, query, shown, to: &output)
        statement.reset()
        if output.count - start > Reader.mostBytes { return index + 1 }
      }
      return records.count
    }
  }

  private func walk(_ query: Query, _ shown: Shown, to output: inout [UInt8]) throws -> String? {
    let start = output.count
    var count = 0
    var end: Cursor?
    var hasMore = false
    for phase in query.phases() where !hasMore {
      let (sql, values) = query.selectSQL(phase, limit: query.limit + 1 - count)
      try database.withStatement(sql) { statement in
        try statement.bind(values)
        while try statement.step() {
          guard end == nil else {
            hasMore = true
            return
          }
          if count > 0 { output.append(UInt8(ascii: ",")) }
          try append(statement, query, shown, to: &output)
          count += 1
          if count == query.limit || output.count - start > Reader.mostBytes {
            end = query.cursor(at: statement)
          }
        }
      }
    }
    return hasMore ? end?.text(digest: query.digest) : nil
  }

  private func append(
    _ statement: Statement, _ query: Query, _ shown: Shown, to output: inout [UInt8]
  ) throws {
    try statement.withBytes(1) { document in
      guard !document.isEmpty else {
        throw try damaged(statement.int64(0), query.resource)
      }
      guard !shown.presentation.isPlain else { return output.append(contentsOf: document) }
      try shown.presentation.append(document, gathering: shown.embedded, to: &output)
    }
  }

  /// What is thrown of a record without a document.
  func damaged(_ record: Int64, _ resource: Resource) throws -> DamagedRecord {
    let id = try database.first(
      "SELECT id FROM \(resource.table) WHERE record = ?", [.integer(record)]
    ) { $0.string(0) }
    return DamagedRecord(id: id ?? "\(resource.singular) \(record)")
  }

  /// Whether a page of the query, and the number of all, may take longer than another reader should wait for.
  package func isHeavy(_ query: Query, at seq: Int64) throws -> Bool {
    guard query.search == nil else { return true }
    guard !query.filters.isEmpty || query.sort.count > 1 else { return query.isHeavy }
    let isPageKnown = !query.isContinued && memory.page(of: query, at: seq) != nil
    let isTotalKnown =
      !query.isCounted || query.isContinued || memory.total(of: query, at: seq) != nil
    if isPageKnown, isTotalKnown { return false }
    return try (query.isHeavy || !isTotalKnown)
      && !ListFinder(query, database, pace).isQuick()
  }

  /// How many records the query finds, all pages together; `seq` is the latest entry of all that the query
  /// follows from.
  package func total(_ query: Query, at seq: Int64) throws -> Int64 {
    if let known = memory.total(of: query, at: seq) { return known }
    let total = try ListFinder(query, database, pace).count()
    memory.keep(total: total, of: query, at: seq)
    return total
  }
}
