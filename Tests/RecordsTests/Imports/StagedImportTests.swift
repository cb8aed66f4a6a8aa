@testable import Backups
import Foundation
import Imports
import JSON
import Records
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

/// Imports all or nothing whose rows are laid ready while others write.
@Suite struct StagedImportTests {
  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place("Leeds", code: "leeds")).id
    try shelf.add("things", ["name": "Kettle", "amount": 1, "tags": ["old"]])
  }

  @Test func `others write between the rows, and come before the block of them`() throws {
    let report = try shelf.layReady(
      "things", Samples.jugs(22),
      meanwhile: (0..<3).map { number in
        { [shelf] in try shelf.add("things", ["name": .string("Other \(number)")]) }
      })
    #expect(report.isKept && report.tally == [22, 0, 0, 0])
    let entries = try shelf.entries()
    let block = entries.filter { $0.op == "import" }.map(\.seq)
    #expect(entries.map(\.seq) == entries.map(\.seq).sorted())
    #expect(entries.prefix(5).map(\.seq) == [1, 2, 3, 4, 5])
    let first = try #require(block.first)
    #expect(block == Array(first..<first + 22) && entries.suffix(22).map(\.seq) == block)
    #expect(try shelf.total("things") == 26)
    // Whoever comes next is behind the block.
    #expect(try shelf.add("things", ["name": "Last"]).seq == first + 22)
    #expect(try shelf.findings() == [])
  }

  @Test func `what is laid ready is seen by nobody before the last row`() throws {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let chosen = "thg_00000000000000000000000001"
    let lists: [Shelf.Parameters] = [
      [], [("sort", "-amount")], [("tag", "new")], [("name__contains", "Jug")],
      [("q", "pours")], [("amount__gte", "0"), ("sort", "name")], [("place", place)],
      [("tag__isnull", "false")], [("identifier", "x:1")], [("name", "Jug 1"), ("colour", "red")],
    ]
    @Sendable func picture() throws -> [String] {
      let reader = try shelf.store.makeReader()
      var seen = try lists.map { parameters in
        let total = try shelf.total("things", parameters)
        return "\(total) \(try shelf.items("things", parameters).map { JSON.object($0).text })"
      }
      seen.append("\(try reader.count(shelf.resource("things"), for: .anyone))")
      seen.append("\(try shelf.entries().map(\.seq)) \(try reader.sequence())")
      seen.append("\(try reader.latest(of: [shelf.resource("things")], for: .anyone))")
      seen.append("\(try reader.identify("x:1", shelf.resource("things")) ?? "none")")
      seen.append("\(try reader.referred(shelf.resource("things"), by: "tag", for: .anyone))")
      seen.append("\(try reader.item(shelf.resource("things"), chosen, for: .operators))")
      let beginning = try reader.documents(
        shelf.resource("things"), "name", beginningWith: "", limit: 100)
      seen.append("\(beginning.map { String(decoding: $0, as: UTF8.self) })")
      let query = try shelf.query("things", [])
      seen.append("\(try reader.sums(of: [Sum.Amount("amount")], by: ["colour"], query))")
      var log: [UInt8] = []
      let last = try reader.export(after: 0, upTo: .max, to: &log)
      seen.append("\(last ?? 0) \(String(decoding: log, as: UTF8.self))")
      let inspection = try Inspection(path: shelf.store.path, catalogue: Things.catalogue)
      seen.append("\(inspection.records) \(inspection.entries) \(inspection.findings)")
      let copy = shelf.folder.path("copy.db")
      seen.append("\(try Store.backUp(shelf.store.path, Things.catalogue, to: copy))")
      let restored = try Store(reading: copy, catalogue: Things.catalogue)
      seen.append(
        "\(try restored.makeReader().count(shelf.resource("things"), for: .operators))")
      try FileManager.default.removeItem(atPath: copy)
      return seen
    }
    let before = try picture()
    let pictures = Mutex<[[String]]>([])
    let look: @Sendable () throws -> Void = {
      let now = try picture()
      pictures.withLock { $0.append(now) }
    }
    let rows = [["id": .string(chosen), "name": "Chosen", "amount": 3] as JSON] + Samples.jugs(12)
    let report = try shelf.layReady("things", rows, meanwhile: [{}, {}, look, look, look])
    #expect(report.isKept)
    #expect(pictures.withLock { $0 } == [before, before, before])
    #expect(try shelf.total("things", [("name__contains", "Jug")]) == 12)
    #expect(try shelf.total("things", [("q", "pours")]) == 12)
    #expect(try shelf.texts("name", of: "things", [("identifier", "x:3")]) == ["Jug 3"])
    #expect(try shelf.document("things", kettle) != nil)
  }

  @Test func `a dry run and a fault leave nothing, and the next import comes`() throws {
    #expect(try shelf.layReady("things", Samples.jugs(9), isDryRun: true).tally == [9, 0, 0, 0])
    let broken = Samples.jugs(9) + [["name": "Bad", "place_id": "local:nowhere"]]
    let report = try shelf.layReady("things", broken)
    #expect(!report.isKept && report.marks == ["10 10 place_id unknown_reference"])
    #expect(shelf.waitUntilSwept())
    #expect(try shelf.entries().count == 2)
    #expect(try shelf.findings() == [])
    #expect(try shelf.layReady("things", Samples.jugs(9)).isKept)
    #expect(try shelf.total("things") == 10)
    #expect(try shelf.findings() == [])
  }

  @Test
  func `the log with its gap makes the same register elsewhere, and a missing entry is noticed`()
    throws
  {
    #expect(try shelf.layReady("things", Samples.jugs(8)).isKept)
    try shelf.add("things", ["name": "Last"])
    var log: [UInt8] = []
    _ = try shelf.store.makeReader().export(after: 0, upTo: .max, to: &log)
    #expect(String(decoding: log, as: UTF8.self).contains(",\"after\":2,"))
    let other = try Shelf()
    #expect(try LogImporter(other.store).run(log.chunks(of: 100)).new == 11)
    var again: [UInt8] = []
    _ = try other.store.makeReader().export(after: 0, upTo: .max, to: &again)
    #expect(again == log)
    #expect(try Inspection(path: other.store.path, catalogue: Things.catalogue).findings == [])
    let lines = log.split(separator: UInt8(ascii: "\n"))
    for missing in [1, 2, 5] {
      var less = lines
      less.remove(at: missing)
      let bytes = Array(less.joined(separator: "\n".utf8))
      let third = try Shelf()
      #expect(throws: LogImporter.Refused.self) {
        try LogImporter(third.store).run(bytes.chunks(of: 100))
      }
    }
  }
}
