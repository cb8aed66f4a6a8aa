import Foundation
import Imports
import JSON
import Records
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

/// Rows that are laid ready while others change what they count on.
@Suite struct StagedRaceTests {
  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place("Leeds", code: "leeds")).id
    try shelf.add("things", ["name": "Kettle", "amount": 1, "tags": ["old"]])
  }

  @Test func `a code that another client claims meanwhile is its own`() throws {
    let claim: @Sendable () throws -> Void = { [shelf] in
      try shelf.add(
        "things", ["name": "Mine", "identifiers": [["scheme": "x", "identifier": "2"]]])
    }
    let refused = try shelf.layReady(
      "things", Samples.jugs(8), mode: .insert, opened: 2, meanwhile: [{}, {}, claim])
    #expect(!refused.isKept && refused.marks == ["3 3 - exists"])
    let report = try shelf.layReady("things", Samples.jugs(12))
    #expect(report.isKept && report.tally == [11, 1, 0, 0])
    #expect(try shelf.texts("name", of: "things", [("identifier", "x:2")]) == ["Jug 2"])
    #expect(try shelf.findings() == [])
  }

  @Test func `a claimed code makes an upsert of the row that has it`() throws {
    let report = try shelf.layReady(
      "things", Samples.jugs(8), opened: 2,
      meanwhile: [
        {}, {},
        { [shelf] in
          try shelf.add(
            "things",
            ["name": "Mine", "colour": "red", "identifiers": [["scheme": "x", "identifier": "2"]]])
        },
      ])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    #expect(try shelf.texts("colour", of: "things", [("identifier", "x:2")]) == ["red"])
    #expect(try shelf.total("things") == 9)
    #expect(try shelf.findings() == [])
  }

  @Test func `a code that is claimed before its row came is no hindrance`() throws {
    let claim: @Sendable () throws -> Void = { [shelf] in
      try shelf.add(
        "things", ["name": "Mine", "identifiers": [["scheme": "x", "identifier": "2"]]])
    }
    let report = try shelf.layReady("things", Samples.jugs(8), meanwhile: [claim])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    #expect(try shelf.texts("name", of: "things", [("identifier", "x:2")]) == ["Jug 2"])
    #expect(try shelf.findings() == [])
  }

  @Test func `a place that is deleted meanwhile is not referred to`() throws {
    let report = try shelf.layReady(
      "things", Samples.jugs(8), opened: 2,
      meanwhile: [{ [shelf, place] in try shelf.delete("places", place) }])
    #expect(!report.isKept && report.failed == 8)
    #expect(report.marks.first == "1 1 place_id unknown_reference")
    #expect(try shelf.total("things") == 1)
  }

  @Test func `an id that another client chooses meanwhile is its own`() throws {
    let id = "thg_00000000000000000000000001"
    let rows = [["id": .string(id), "name": "Given"] as JSON] + Samples.jugs(7)
    let (resource, signature) = (Things.things, shelf.signature())
    let draft = try shelf.draft("things", ["name": "Chosen", "colour": "red"])
    let report = try shelf.layReady(
      "things", rows, opened: 2,
      meanwhile: [
        { [shelf] in
          _ = try shelf.store.perform { try $0.create(resource, draft, as: id, signature) }
        }
      ])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    let document = try #require(try shelf.document("things", id))
    #expect(document["colour"] == "red" && document["name"] == "Given")
    #expect(try shelf.findings() == [])
  }

  @Test func `a row that found its record as it says is judged again where that changed`() throws {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let rows = [["id": .string(kettle), "amount": 1] as JSON] + Samples.jugs(7)
    let report = try shelf.layReady(
      "things", rows, opened: 2,
      meanwhile: [{ [shelf] in try shelf.patch("things", kettle, ["amount": 5]) }])
    #expect(report.isKept && report.tally == [7, 1, 0, 0])
    #expect(try shelf.document("things", kettle)?["amount"] == 1)
  }

  @Test func `what others write is looked at before each batch, and too much of it at once is not`()
    throws
  {
    let others = (0..<1500).map { JSON.object(["name": .string("Other \($0)")]) }
    let write: @Sendable () throws -> Void = { [shelf] in try shelf.add("things", all: others) }
    let report = try shelf.layReady("things", Samples.jugs(6), meanwhile: [write, write])
    #expect(report.isKept && report.tally == [6, 0, 0, 0])
    let again = try shelf.layReady(
      "things", Samples.jugs(6), opened: 2,
      meanwhile: [
        { [shelf] in try shelf.add("things", all: others + others.prefix(501)) }
      ])
    #expect(again.tally == [0, 0, 6, 0])
    #expect(try shelf.total("things") == 1 + 3000 + 2001 + 6)
  }

  @Test func `where a place goes the next batch ends the laying ready`() throws {
    let looked = Mutex(0)
    _ = try shelf.layReady(
      "things", Samples.jugs(8), opened: 2,
      meanwhile: [{ [shelf, place] in try shelf.delete("places", place) }]
        + (0..<6).map { _ in { looked.withLock { $0 += 1 } } })
    #expect(looked.withLock { $0 } == 0)
  }
}
