import JSON
import Records
import SQLite
@testable import Store
import TestSupport
import Testing

/// Where the bytes of documents stand on disk.
@Suite struct DocumentStorageTests {
  private let shelf: Shelf
  private let urn: String

  init() throws {
    shelf = try Shelf()
    urn = try shelf.add("things", ["name": "Urn", "tags": ["tall"]]).id
    try shelf.add("things", ["name": "Jar"])
  }

  @Test func `a document stands in the log alone, whatever was written last`() throws {
    try shelf.patch("things", urn, ["name": "Old urn"])
    let pan = try shelf.add("things", ["name": "Pan"]).id
    try shelf.delete("things", pan)
    let lid = try shelf.add("things", ["name": "Lid"]).id
    try shelf.delete("things", lid)
    try shelf.restore("things", lid)
    let database = try shelf.store.makeReader().database
    #expect(
      try database.first("SELECT count(*), count(document) FROM things") {
        [$0.int(0), $0.int(1)]
      } == [4, 0])
    let isLatest = try database.rows(
      """
      SELECT entry = (SELECT max(seq) FROM entries e
        WHERE e.record = r.record AND document IS NOT NULL) FROM things r
      """
    ) { $0.int(0) }
    #expect(isLatest == [1, 1, 1, 1])
    #expect(try shelf.document("things", urn)?["name"] == "Old urn")
    #expect(
      try shelf.texts("name", of: "things", [("sort", "name")]) == ["Jar", "Lid", "Old urn"])
  }

  /// The register after the entry of a record is lost, as by a damaged page.
  private func loseEntry() throws {
    shelf.store.close()
    try Database(path: shelf.store.path, mode: .readWrite).execute(
      "DELETE FROM entries WHERE seq = 1")
  }

  @Test func `a record whose entry is lost is damaged, and neither missing nor passed over`() throws
  {
    try loseEntry()
    let store = try Store(reading: shelf.store.path, catalogue: Things.catalogue)
    let reader = try store.makeReader()
    for audience in [Audience.anyone, .operators] {
      let error = #expect(throws: DamagedRecord.self) {
        try reader.item(Things.things, urn, for: audience)
      }
      #expect(error?.id == urn)
    }
    for order in ["", "name", "-price"] {
      let query = try shelf.query("things", order.isEmpty ? [] : [("sort", order)])
      var bytes: [UInt8] = []
      let error = #expect(throws: DamagedRecord.self) { try reader.page(query, to: &bytes) }
      #expect(error?.id == urn)
      let rows = try store.makeRows(query)
      #expect(throws: DamagedRecord.self) {
        while try rows.next(seconds: 60, { (_: UnsafeRawBufferPointer) in true }) {}
      }
    }
  }
}
