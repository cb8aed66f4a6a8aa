import Records

/// One kind of record as the store keeps it: its declaration, its service, and the SQL of its tables, made
/// once because statements are cached by their text.
final class Table: Sendable {
  let resource: Resource
  /// What the kind needs beyond its declaration, if anything.
  let service: (any RecordService)?
  let current: String
  let insert: String
  let update: String
  let addLink: String
  let removeLink: String
  let hasLink: String
  let addText: String
  let removeText: String
  let addGrams: String
  let removeGrams: String
  let exists: String
  let bearer: String
  let bearingRecord: String
  /// The columns about what is public, as far as the kind needs them: `is_public`, `due_at`,
  /// `public_document`.
  let beside: [String]
  /// SELECT of a record by its id as everybody sees it: version, completed or not, moment of deletion,
  /// document.
  let publicDocument: String

  init(_ resource: Resource, _ service: (any RecordService)?) {
    (self.resource, self.service) = (resource, service)
    let (name, index) = (resource.table, resource.index)
    let beside =
      (resource.hidesRecords ? ["is_public"] : []) + (resource.watchesClock ? ["due_at"] : [])
    let hidesMembers = resource.hidesMembers
    self.beside = beside + (hidesMembers ? ["public_document"] : [])
    let columns = index.columns.map(\.name) + self.beside
    let all =
      ["record", "id", "version", "is_completed", "updated_at", "deleted_at", "entry"] + columns
      + ["document"]
    func equal(_ columns: [String], _ sign: String) -> String {
      columns.map { "\($0) \(sign) ?" }.joined(separator: " AND ")
    }
    // Without codes there is no such link, and the statements find nothing.
    let alias = index.alias?.number ?? -1
    current = """
      SELECT r.record, r.version, r.is_completed, r.deleted_at, r.entry, \(Table.document) \
      FROM \(name) r \(Table.withEntry) WHERE r.id = ?
      """
    insert = """
      INSERT INTO \(name) (\(all.joined(separator: ", "))) \
      VALUES (\(all.map { _ in "?" }.joined(separator: ", ")))
      """
    update = """
      UPDATE \(name) SET \(all.dropFirst(2).map { "\($0) = ?" }.joined(separator: ", ")) \
      WHERE record = ?
      """
    let place = ["field", "value", "record", "element"]
    let elements = index.linkColumns
    addLink = """
      INSERT INTO \(name)_links (\((place + elements).joined(separator: ", "))) \
      VALUES (\((place + elements).map { _ in "?" }.joined(separator: ", ")))
      """
    removeLink = "DELETE FROM \(name)_links WHERE \(equal(place, "="))"
    hasLink = "SELECT 1 FROM \(name)_links WHERE \(equal(place + elements, "IS"))"
    addText = "INSERT INTO \(name)_search (rowid, text) VALUES (?, ?)"
    removeText = """
      INSERT INTO \(name)_search (\(name)_search, rowid, text) VALUES ('delete', ?, ?)
      """
    addGrams = "INSERT INTO \(name)_grams (rowid, text) VALUES (?, ?)"
    removeGrams = "INSERT INTO \(name)_grams (\(name)_grams, rowid, text) VALUES ('delete', ?, ?)"
    exists = "SELECT 1 FROM \(name) WHERE id = ? AND deleted_at IS NULL"
    bearer = """
      SELECT r.id FROM \(name)_links l JOIN \(name) r ON r.record = l.record \
      WHERE l.field = \(alias) AND l.value = ?
      """
    bearingRecord = "SELECT record FROM \(name)_links WHERE field = \(alias) AND value = ?"
    publicDocument = """
      SELECT r.version, r.is_completed, r.deleted_at, \(resource.document(for: .anyone).sql) \
      FROM \(name) r \(Table.withEntry) WHERE r.id = ?\(resource.hidesRecords ? " AND r.is_public = 1" : "")
      """
  }

  /// What joins the row `e` of the log that has the document of a row `r`.
  ///
  /// To the left, so that a record whose entry is missing is found damaged, and not missed.
  static let withEntry = "LEFT JOIN entries e ON e.seq = r.entry"
  /// The document of a row `r` that is joined so: as it was written, or completed since.
  static let document = "iif(r.is_completed, r.document, e.document)"
  /// The document of a row `r` where nothing is joined; the more costly way where most rows are asked.
  static let lookedUpDocument =
    "iif(r.is_completed, r.document, (SELECT document FROM entries WHERE seq = r.entry))"
}
