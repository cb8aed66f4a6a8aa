import Queries
import Records

/// One kind of record as the store keeps it: its declaration, its service, and the SQL of its tables, made
/// once because statements are cached by their text.
final class Table: Sendable {
  let resource: Resource
  /// What the kind needs beyond its declaration, if anything.
  let service: (any RecordService)?
  /// SELECT of a record by its id, and by its number: number, version, completed or not, moment of deletion,
  /// latest entry with a document, document, id.
  let current: String
  let numbered: String
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
  /// The places of a document's members, those that the register sets first, in the order of their names.
  let leafOrder: [Int]

  init(_ resource: Resource, _ service: (any RecordService)?) {
    (self.resource, self.service) = (resource, service)
    let (name, index) = (resource.table, resource.index)
    let names = Resource.managed + resource.fields.map(\.name)
    leafOrder = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
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
    let one = """
      SELECT r.record, r.version, r.is_completed, r.deleted_at, r.entry, \(RecordRow.document), r.id \
      FROM \(name) r \(RecordRow.withEntry) WHERE
      """
    current = "\(one) r.id = ? AND \(RecordRow.isThere("r"))"
    numbered = "\(one) r.record = ?"
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
    exists = "SELECT 1 FROM \(name) r WHERE r.id = ? AND \(RecordRow.isLive)"
    bearer = """
      SELECT r.id FROM \(name)_links l JOIN \(name) r ON r.record = l.record \
      WHERE l.field = \(alias) AND l.value = ? AND \(RecordRow.isThere("l"))
      """
    bearingRecord = """
      SELECT l.record FROM \(name)_links l \
      WHERE l.field = \(alias) AND l.value = ? AND \(RecordRow.isThere("l"))
      """
    publicDocument = """
      SELECT r.version, r.is_completed, r.deleted_at, \(resource.document(for: .anyone).sql) \
      FROM \(name) r \(RecordRow.withEntry) \
      WHERE r.id = ? AND \(RecordRow.isThere("r"))\(resource.hidesRecords ? " AND r.is_public = 1" : "")
      """
  }
}
