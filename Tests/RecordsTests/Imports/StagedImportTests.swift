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

  /// Things called Jug, each with a code and a place.
  private func jugs(_ count: Int) -> [JSON] {
    (0..<count).map { number in
      [
        "name": .string("Jug \(number)"), "amount": .integer(Int64(number)), "tags": ["new"],
        "place_id": "local:leeds", "story": "It pours.",
        "identifiers": [["scheme": "x", "identifier": .string("\(number)")]],
      ]
    }
  }

  private var findings: [String] {
    get throws {
      try Inspection(path: shelf.store.path, catalogue: Things.catalogue).findings
    }
  }

  @Test func `others write between the rows, and come before the block of them`() throws {
    let report = try shelf.layReady(
      "things", jugs(22),
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
    #expect(try findings == [])
  }

  @Test func `what is laid ready is seen by nobody before the last row`() throws {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let lists: [Shelf.Parameters] = [
      [], [("sort", "-amount")], [("tag", "new")], [("name__contains", "Jug")],
      [("q", "pours")], [("amount__gte", "0"), ("sort", "name")], [("place", place)],
      [("tag__isnull", "false")], [("identifier", "x:3")], [("name", "Jug 1"), ("colour", "red")],
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
    let report = try shelf.layReady("things", jugs(12), meanwhile: [look, look, look])
    #expect(report.isKept)
    #expect(pictures.withLock { $0 } == [before, before, before])
    #expect(try shelf.total("things", [("name__contains", "Jug")]) == 12)
    #expect(try shelf.total("things", [("q", "pours")]) == 12)
    #expect(try shelf.texts("name", of: "things", [("identifier", "x:3")]) == ["Jug 3"])
    #expect(try shelf.document("things", kettle) != nil)
  }

  @Test func `a dry run and a fault leave nothing, and the next import comes`() throws {
    #expect(try shelf.layReady("things", jugs(9), isDryRun: true).tally == [9, 0, 0, 0])
    let broken = jugs(9) + [["name": "Bad", "place_id": "local:nowhere"]]
    let report = try shelf.layReady("things", broken)
    #expect(!report.isKept && report.marks == ["10 10 place_id unknown_reference"])
    #expect(shelf.waitUntilSwept())
    #expect(try shelf.entries().count == 2)
    #expect(try findings == [])
    #expect(try shelf.layReady("things", jugs(9)).isKept)
    #expect(try shelf.total("things") == 10)
    #expect(try findings == [])
  }

  @Test func `an import that is given up midway leaves nothing`() throws {
    struct Gone: Error {}
    #expect(throws: Gone.self) {
      try shelf.layReady("things", jugs(20), meanwhile: [{}, { throw Gone() }])
    }
    #expect(shelf.waitUntilSwept())
    #expect(try shelf.entries().count == 2)
    let path = shelf.store.path
    shelf.store.close()
    let database = try Database(path: path, mode: .readOnly)
    #expect(try database.first("SELECT count(*) FROM entries") { $0.int(0) } == 2)
    #expect(try database.first("SELECT count(*) FROM things_links") { $0.int(0) } == 1)
    #expect(try findings == [])
  }

  @Test func `what a crash leaves is not seen by the next process, and removed by it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("crashed.db")
    let report = try shelf.layReady(
      "things", jugs(12),
      meanwhile: [
        {},
        { [shelf] in
          // Nobody writes now, so the files are what a process that ended here would leave.
          for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
              atPath: shelf.store.path + suffix, toPath: path + suffix)
          }
        },
      ])
    #expect(report.isKept)
    let next = try Store(path: path, catalogue: Things.catalogue, clock: { Shelf.moment })
    let reader = try next.makeReader()
    #expect(try reader.count(Things.things, for: .operators) == 1)
    #expect(try reader.sequence() == 2)
    #expect(comesTrue { next.isSwept })
    next.close()
    let inspection = try Inspection(path: path, catalogue: Things.catalogue)
    #expect(inspection.findings == [] && inspection.entries == 2)
    let database = try Database(path: path, mode: .readOnly)
    #expect(try database.first("SELECT count(*) FROM entries") { $0.int(0) } == 2)
  }

  @Test func `what derives from the log is made anew without rows that a crash left`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("crashed.db")
    _ = try shelf.layReady(
      "things", jugs(12),
      meanwhile: [
        { [shelf] in
          for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
              atPath: shelf.store.path + suffix, toPath: path + suffix)
          }
        }
      ])
    #expect(try Store.repair(path, Things.catalogue, at: Shelf.moment) == 2)
    #expect(try Inspection(path: path, catalogue: Things.catalogue).findings == [])
    let next = try Store(path: path, catalogue: Things.catalogue, clock: { Shelf.moment })
    #expect(try next.makeReader().count(Things.things, for: .operators) == 1)
    next.close()
  }

  @Test func `a code that another client claims meanwhile is its own`() throws {
    let claim: @Sendable () throws -> Void = { [shelf] in
      try shelf.add(
        "things", ["name": "Mine", "identifiers": [["scheme": "x", "identifier": "2"]]])
    }
    let refused = try shelf.layReady("things", jugs(8), mode: .insert, meanwhile: [claim])
    #expect(!refused.isKept && refused.marks == ["3 3 - exists"])
    let report = try shelf.layReady("things", jugs(12))
    #expect(report.isKept && report.tally == [11, 1, 0, 0])
    #expect(try shelf.texts("name", of: "things", [("identifier", "x:2")]) == ["Jug 2"])
    #expect(try findings == [])
  }

  @Test func `a claimed code makes an upsert of the row that has it`() throws {
    let report = try shelf.layReady(
      "things", jugs(8),
      meanwhile: [
        { [shelf] in
          try shelf.add(
            "things",
            ["name": "Mine", "colour": "red", "identifiers": [["scheme": "x", "identifier": "2"]]])
        }
      ])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    #expect(try shelf.texts("colour", of: "things", [("identifier", "x:2")]) == ["red"])
    #expect(try shelf.total("things") == 9)
    #expect(try findings == [])
  }

  @Test func `a place that is deleted meanwhile is not referred to`() throws {
    let report = try shelf.layReady(
      "things", jugs(8), meanwhile: [{ [shelf, place] in try shelf.delete("places", place) }])
    #expect(!report.isKept && report.failed == 8)
    #expect(report.marks.first == "1 1 place_id unknown_reference")
    #expect(try shelf.total("things") == 1)
  }

  @Test func `an id that another client chooses meanwhile is its own`() throws {
    let id = "thg_00000000000000000000000001"
    let rows = [["id": .string(id), "name": "Given"] as JSON] + jugs(7)
    let (resource, signature) = (Things.things, shelf.signature())
    let draft = try shelf.draft("things", ["name": "Chosen", "colour": "red"])
    let report = try shelf.layReady(
      "things", rows,
      meanwhile: [
        { [shelf] in
          _ = try shelf.store.perform { try $0.create(resource, draft, as: id, signature) }
        }
      ])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    let document = try #require(try shelf.document("things", id))
    #expect(document["colour"] == "red" && document["name"] == "Given")
    #expect(try findings == [])
  }

  @Test func `rows that change what is there are written in the last step`() throws {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let rows = jugs(5) + [["id": .string(kettle), "amount": 9] as JSON] + jugs(5)
    let report = try shelf.layReady("things", rows)
    #expect(report.isKept && report.tally == [5, 1, 5, 0])
    #expect(try shelf.document("things", kettle)?["amount"] == 9)
    #expect(try shelf.entries().last?.id == kettle)
    #expect(try findings == [])
    // The same again changes nothing and takes no numbers.
    let last = try shelf.entries().last?.seq
    #expect(try shelf.layReady("things", rows).tally == [0, 0, 11, 0])
    #expect(try shelf.add("things", ["name": "Next"]).seq == (last ?? 0) + 1)
  }

  @Test func `a row that found its record as it says is judged again where that changed`() throws {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let rows = [["id": .string(kettle), "amount": 1] as JSON] + jugs(7)
    let report = try shelf.layReady(
      "things", rows,
      meanwhile: [{ [shelf] in try shelf.patch("things", kettle, ["amount": 5]) }])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    #expect(try shelf.document("things", kettle)?["amount"] == 1)
  }

  @Test
  func `the log with its gap makes the same register elsewhere, and a missing entry is noticed`()
    throws
  {
    #expect(try shelf.layReady("things", jugs(8)).isKept)
    try shelf.add("things", ["name": "Last"])
    var log: [UInt8] = []
    _ = try shelf.store.makeReader().export(after: 0, upTo: .max, to: &log)
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
