import Foundation
import Geometry
import Imports
import JSON
import Records
import Store
import Synchronization
import TestSupport
import Testing

/// Records laid ready of kinds that hide some, and of those that have shapes, which nobody sees before the last row.
@Suite struct StagedSightTests {
  /// What `look` sees while `rows` are laid ready, and what it saw before.
  private func look(
    _ shelf: Shelf, _ kind: String, _ rows: [JSON], _ look: @escaping @Sendable () throws -> String
  ) throws -> (before: String, beside: [String], after: String) {
    let before = try look()
    let seen = Mutex<[String]>([])
    let note: @Sendable () throws -> Void = {
      let now = try look()
      seen.withLock { $0.append(now) }
    }
    #expect(try shelf.layReady(kind, rows, meanwhile: [{}, note, note]).isKept)
    return (before, seen.withLock { $0 }, try look())
  }

  @Test func `of a kind that hides records`() throws {
    let shelf = try Shelf(Catalogue([LatestTests.houses, LatestTests.notes]))
    let house = try shelf.add("houses", ["name": "Ours"]).id
    try shelf.add("notes", ["text": "Draft", "owner_ids": [.string(house)]])
    let rows = (0..<6).map { number -> JSON in
      ["text": .string("Out \(number)"), "state": "out", "owner_ids": [.string(house)]]
    }
    let (before, beside, after) = try look(shelf, "notes", rows) {
      let (reader, notes) = (try shelf.store.makeReader(), LatestTests.notes)
      let audiences: [Audience] = [.anyone, .insiders(of: house), .operators]
      return try audiences.map { audience in
        let latest = try reader.latest(of: [notes], for: audience)
        let owners = try reader.referred(notes, by: "owner", for: audience)
        return "\(try reader.count(notes, for: audience)) \(latest) \(owners)"
      }.joined(separator: ", ")
    }
    #expect(before == "0 0 [], 1 2 [\"\(house)\"], 1 2 [\"\(house)\"]")
    #expect(beside == [before, before])
    #expect(after.hasPrefix("6 10000008 [\"\(house)\"], 7 "))
    #expect(try shelf.findings() == [])
  }

  @Test func `of a kind that has shapes`() throws {
    let catalogue = Catalogue([Things.places, ShapeStorageTests.outlines])
    let shelf = try Shelf(catalogue)
    try shelf.add("places", Samples.place)
    func outline(_ size: Int64, _ year: String) -> JSON {
      let (zero, far) = (JSON.integer(0), JSON.integer(size))
      return [
        "place_id": "gss:E09000033", "year": .string(year),
        "shape": [
          "type": "Polygon",
          "coordinates": [[[zero, zero], [far, zero], [far, far], [zero, far], [zero, zero]]],
        ],
      ]
    }
    try shelf.add("outlines", outline(1, "2001"))
    let rows = (2..<8).map { outline($0, "200\($0)") }
    let (before, beside, after) = try look(shelf, "outlines", rows) {
      let reader = try shelf.store.makeReader()
      guard let places = Outlines(of: Things.places, in: catalogue),
        let day = CalendarDate("2020-01-01")
      else { return "" }
      return try [Int64(0), 3, 9].map { degrees in
        let point = Position(x: degrees * Degrees.unit, y: degrees * Degrees.unit)
        return "\(try reader.hits(at: point, places, on: day).count)"
      }.joined(separator: " ")
    }
    #expect(before == "1 0 0" && after == "1 1 0")
    #expect(beside == [before, before])
    #expect(try shelf.findings() == [])
  }
}
