import Geometry
import JSON
import Queries
import Records
import SQLite

/// The tables of one kind, row by row.
extension Inspection {
  /// Compares every record of a kind with its latest entry, its columns, its links and its search row.
  mutating func inspect(_ resource: Resource) throws {
    let search = try SearchInspection.words(database, resource.table)
    let grams =
      resource.index.contained.isEmpty
      ? nil : try SearchInspection.grams(database, resource.table)
    let (links, shapes) = try compare(resource, search: search, grams: grams)
    try inspect(resource, "links", expected: links)
    if let difference = try search.finish() { find(difference) }
    if let difference = try grams?.finish() { find(difference) }
    try inspectTotals(resource)
    if resource.hidesRecords { try inspectLatest(resource) }
    if resource.index.shape != nil {
      try inspect(resource, "shapes", expected: shapes)
      try inspect(resource, "boxes", expected: shapes)
    }
    let orphans = try database.first(
      """
      SELECT count(DISTINCT record) FROM entries e
      WHERE kind = ? AND seq < \(RecordRow.firstLaidReady) AND NOT EXISTS (SELECT 1 FROM \(resource.table) r WHERE r.record = e.record)
      """, [.text(resource.name)]
    ) { $0.int64(0) }
    if let orphans, orphans > 0 { find("\(orphans) \(resource.name) of the log have no record") }
  }

  /// Compares some records of a kind, spread over all of them.
  mutating func sample(_ resource: Resource, _ most: Int) throws {
    let (first, last) =
      try database.first(
        """
        SELECT coalesce(min(record), 0), coalesce(max(record), 0) FROM \(resource.table) r \
        WHERE \(RecordRow.isThere("r"))
        """
      ) { ($0.int64(0), $0.int64(1)) } ?? (0, 0)
    // Numbers that imports left out have no records: their gaps are as wide as a large register.
    let gaps = try database.rows(
      "SELECT previous, first FROM gaps WHERE first > ? AND first <= ? ORDER BY first",
      [.integer(first), .integer(last)]
    ) { (before: $0.int64(0), count: $0.int64(1) - $0.int64(0) - 1) }
    let given = last - first - gaps.reduce(0) { $0 + $1.count }
    var chosen: [Int64] = []
    for place in 0..<Int64(most) {
      var from = first + given * place / max(1, Int64(most) - 1)
      for gap in gaps where from > gap.before { from += gap.count }
      let next = try database.first(
        "SELECT record FROM \(resource.table) WHERE record >= ? ORDER BY record LIMIT 1",
        [.integer(from)]
      ) { $0.int64(0) }
      if let next, next != chosen.last { chosen.append(next) }
    }
    for record in chosen { _ = try compare(resource, record) }
  }

  /// Compares the record with a number, or all; gives how many link rows and shapes their documents make.
  private mutating func compare(
    _ resource: Resource, _ record: Int64? = nil, search: SearchInspection? = nil,
    grams: SearchInspection? = nil
  ) throws -> (links: Int, shapes: Int) {
    let beside = tables[resource].beside.map { ", r.\($0)" }.joined()
    let columns = resource.index.columns.map { ", r.\($0.name)" }.joined() + beside
    var links = 0
    var shapes = 0
    // A deleted record has the last document that it had.
    try database.query(
      """
      SELECT r.record, r.id, r.version, r.deleted_at, r.document, r.updated_at,
        e.version, e.op, e.id, e.kind, e.at, e.document IS NULL,
        d.document\(columns), r.is_completed, r.entry = d.seq,
        \(RecordRow.isThere("r"))
      FROM \(resource.table) r
        LEFT JOIN entries e ON e.seq = (
          SELECT seq FROM entries WHERE record = r.record ORDER BY version DESC LIMIT 1)
        LEFT JOIN entries d ON d.seq = iif(e.document IS NOT NULL, e.seq, (
          SELECT seq FROM entries WHERE record = r.record AND document IS NOT NULL
          ORDER BY version DESC LIMIT 1))
      \(record == nil ? "" : "WHERE r.record = ?") ORDER BY r.record
      """, record.map { [.integer($0)] } ?? []
    ) { row in
      let flag = 13 + resource.index.columns.count + tables[resource].beside.count
      if row.int(flag + 2) == 1 {
        records += 1
        tell(resource)
      }
      let id = row.string(1)
      let isDeleted = !row.isNull(3)
      guard row.int64(2) == row.int64(6), isDeleted == (row.string(7) == "delete"),
        isDeleted == (row.int(11) == 1)
      else { return find("\(id): the record is not at the version of its latest entry") }
      if row.string(8) != id || row.string(9) != resource.name {
        find("\(id): its latest entry has another id or kind")
      }
      guard let expected = try? CompletedDocument(row.bytes(12), id: id, tables[resource]) else {
        return find("\(id): the document of its latest entry is none")
      }
      let isServed =
        expected.isCompleted ? row.bytes(4) == expected.bytes : row.isNull(4)
      guard isServed, (row.int(flag) == 1) == expected.isCompleted, row.int(flag + 1) == 1 else {
        return find("\(id): the document is not that of its latest entry")
      }
      inspectStamp(row, expected.managed, resource, id, isDeleted: isDeleted)
      let indexed = Indexed(expected.members, resource.index)
      for (offset, value) in indexed.columns.enumerated()
      where Value(value) != row.value(offset + 13) {
        find(
          "\(id): the column \(resource.index.columns[offset].name) is not what the document says")
      }
      let beside = (0..<tables[resource].beside.count).map {
        row.value($0 + 13 + resource.index.columns.count)
      }
      let publicity = Publicity(
        expected.members, resource, at: row.string(5), isDeleted: isDeleted)
      let published = publicity.values(resource) {
        JSON.object(JSONObject(expected.managed.members + $0.members)).bytes
      }
      if published != beside {
        find("\(id): what is public of it is not what the document says")
      }
      guard !isDeleted else { return }
      for (link, values) in zip(resource.index.links, indexed.links) {
        for value in values {
          let isThere = try database.first(
            tables[resource].hasLink, link.values(value, record: row.int64(0), resource)
          ) { _ in true }
          if isThere == nil { find("\(id): the link \(link.name) \(value.value) is missing") }
        }
        links += values.count
      }
      if let shape = indexed.shape {
        shapes += 1
        try inspect(shape, resource, record: row.int64(0), id)
      }
      try search?.add(indexed.text, record: row.int64(0))
      try grams?.add(indexed.contained, record: row.int64(0))
    }
    return (links, shapes)
  }

  /// Compares what the register sets with the document and, for a deleted record, with its latest entry.
  private mutating func inspectStamp(
    _ row: Statement, _ document: JSONObject, _ resource: Resource, _ id: String, isDeleted: Bool
  ) {
    if document["self"] != .string(resource.path(of: id)) || document["id"] != .string(id)
      || document["version"] != .integer(row.int64(2) - (isDeleted ? 1 : 0))
    {
      find("\(id): the document has another self, id or version")
    }
    let hasRightTimes =
      isDeleted
      ? row.string(3) == row.string(10) && row.string(5) == row.string(10)
      : row.string(5) == document.text("updated_at")
    if !hasRightTimes {
      find("\(id): the record has another time than the log")
    }
  }

  private mutating func inspect(
    _ shape: Indexed.Outline, _ resource: Resource, record: Int64, _ id: String
  ) throws {
    let box = shape.box.stored
    let isThere = try database.first(
      """
      SELECT 1 FROM \(resource.name)_shapes s JOIN \(resource.name)_boxes b ON b.record = s.record
      WHERE s.record = ? AND s.subject = ? AND s.shape = ?
        AND b.west = ? AND b.east = ? AND b.south = ? AND b.north = ?
      """,
      [
        .integer(record), .text(shape.subject), .blob(shape.bytes), .integer(box.west),
        .integer(box.east), .integer(box.south), .integer(box.north),
      ]
    ) { _ in true }
    if isThere == nil { find("\(id): the shape or its box is not what the document says") }
  }

  private mutating func inspect(_ resource: Resource, _ table: String, expected: Int) throws {
    let count =
      try database.first("SELECT count(*) FROM \(resource.table)_\(table)") { $0.int(0) } ?? 0
    if count != expected {
      find("\(resource.table)_\(table) has \(count) rows and the documents make \(expected)")
    }
  }

  /// The number noted as the latest that everybody can know of is not below the latest entry of a public
  /// record, and not above the latest of the kind.
  private mutating func inspectLatest(_ resource: Resource) throws {
    let isRight = try database.first(
      """
      SELECT noted.seq >= coalesce(seen.seq, 0) AND noted.seq <= coalesce(logged.seq, 0) FROM
        (SELECT coalesce(max(seq), 0) AS seq FROM latest WHERE kind = ?1 AND audience = '') noted,
        (SELECT max(e.seq) AS seq FROM \(resource.table) r
          JOIN entries e ON e.record = r.record AND e.version = r.version
          WHERE r.is_public AND \(RecordRow.isLive)) seen,
        (SELECT max(seq) AS seq FROM entries
          WHERE kind = ?2 AND seq < \(RecordRow.firstLaidReady)) logged
      """, [.text(resource.table), .text(resource.name)]
    ) { $0.int(0) == 1 }
    if isRight != true {
      find("latest does not say which of the \(resource.name) that everybody sees came last")
    }
  }

  private mutating func inspectTotals(_ resource: Resource) throws {
    let shown = resource.hidesRecords ? "coalesce(sum(is_public), 0)" : "count(*)"
    let isRight = try database.first(
      """
      SELECT (SELECT count(*), \(shown) FROM \(resource.table) r WHERE \(RecordRow.isLive))
        = (SELECT coalesce(sum(live), 0), coalesce(sum(shown), 0) FROM totals WHERE kind = ?)
      """, [.text(resource.table)]
    ) { $0.int(0) == 1 }
    if isRight != true { find("totals does not say how many \(resource.name) there are") }
  }
}
