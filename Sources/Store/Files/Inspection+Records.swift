import Geometry
import JSON
import Records
import SQLite

/// The tables of one kind, row by row.
extension Inspection {
  /// Compares every record of a kind with its latest entry, its columns, its links and its search row.
  mutating func inspect(_ resource: Resource) throws {
    let beside = tables[resource].beside.map { ", r.\($0)" }.joined()
    let columns = resource.index.columns.map { ", r.\($0.name)" }.joined() + beside
    var links = 0
    var shapes = 0
    let search = try SearchInspection.words(database, resource.table)
    let grams =
      resource.index.contained.isEmpty
      ? nil : try SearchInspection.grams(database, resource.table)
    // A deleted record has the last document that it had.
    try database.query(
      """
      SELECT r.record, r.id, r.version, r.deleted_at, r.document, r.updated_at,
        e.version, e.op, e.id, e.kind, e.at, e.document IS NULL,
        coalesce(e.document, (
          SELECT document FROM entries WHERE record = r.record AND document IS NOT NULL
          ORDER BY version DESC LIMIT 1))\(columns), r.is_completed
      FROM \(resource.table) r LEFT JOIN entries e
        ON e.record = r.record
        AND e.version = (SELECT max(version) FROM entries WHERE record = r.record)
      ORDER BY r.record
      """
    ) { row in
      records += 1
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
      let flag = row.int(13 + resource.index.columns.count + tables[resource].beside.count)
      if row.bytes(4) != expected.bytes || (flag == 1) != expected.isCompleted {
        find("\(id): the document is not that of its latest entry")
      }
      guard case .object(let document) = try? JSON(parsing: row.bytes(4)) else {
        return find("\(id): the document is not JSON")
      }
      inspectStamp(row, document, resource, id, isDeleted: isDeleted)
      let indexed = Indexed(document, resource.index)
      for (offset, value) in indexed.columns.enumerated()
      where Value(value) != row.value(offset + 13) {
        find(
          "\(id): the column \(resource.index.columns[offset].name) is not what the document says")
      }
      let beside = (0..<tables[resource].beside.count).map {
        row.value($0 + 13 + resource.index.columns.count)
      }
      let publicity = Publicity(
        document, resource, at: row.string(5), isDeleted: isDeleted)
      if publicity.values(resource, { JSON.object($0).bytes }) != beside {
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
      try search.add(indexed.text, record: row.int64(0))
      try grams?.add(indexed.contained, record: row.int64(0))
    }
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
      SELECT count(*) FROM (SELECT DISTINCT record FROM entries WHERE kind = ?) e
      WHERE NOT EXISTS (SELECT 1 FROM \(resource.table) r WHERE r.record = e.record)
      """, [.text(resource.name)]
    ) { $0.int64(0) }
    if let orphans, orphans > 0 { find("\(orphans) \(resource.name) of the log have no record") }
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
          WHERE r.is_public AND r.deleted_at IS NULL) seen,
        (SELECT max(seq) AS seq FROM entries WHERE kind = ?2) logged
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
      SELECT (SELECT count(*), \(shown) FROM \(resource.table) WHERE deleted_at IS NULL)
        = (SELECT coalesce(sum(live), 0), coalesce(sum(shown), 0) FROM totals WHERE kind = ?)
      """, [.text(resource.table)]
    ) { $0.int(0) == 1 }
    if isRight != true { find("totals does not say how many \(resource.name) there are") }
  }
}
