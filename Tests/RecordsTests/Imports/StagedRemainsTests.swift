@testable import Backups
import Foundation
import Imports
import JSON
import Records
import SQLite
@testable import Store
import Synchronization
import TestSupport
import Testing

/// What an import leaves that did not come to its end.
@Suite struct StagedRemainsTests {
  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place("Leeds", code: "leeds")).id
    try shelf.add("things", ["name": "Kettle", "amount": 1, "tags": ["old"]])
  }

  @Test func `an import that is given up midway leaves nothing`() throws {
    struct Gone: Error {}
    #expect(throws: Gone.self) {
      try shelf.layReady("things", Samples.jugs(20), meanwhile: [{}, { throw Gone() }])
    }
    #expect(shelf.waitUntilSwept())
    #expect(try shelf.entries().count == 2)
    let path = shelf.store.path
    shelf.store.close()
    let database = try Database(path: path, mode: .readOnly)
    #expect(try database.first("SELECT count(*) FROM entries") { $0.int(0) } == 2)
    #expect(try database.first("SELECT count(*) FROM things_links") { $0.int(0) } == 1)
    #expect(try shelf.findings() == [])
  }

  @Test func `what a crash leaves is not seen by the next process, and removed by it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("crashed.db")
    let report = try shelf.layReady(
      "things", Samples.jugs(12),
      meanwhile: [{}, { [shelf] in try shelf.copyFiles(to: path) }])
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
      "things", Samples.jugs(12),
      meanwhile: [{ [shelf] in try shelf.copyFiles(to: path) }])
    #expect(try Store.repair(path, Things.catalogue, at: Shelf.moment) == 2)
    #expect(try Inspection(path: path, catalogue: Things.catalogue).findings == [])
    let next = try Store(path: path, catalogue: Things.catalogue, clock: { Shelf.moment })
    #expect(try next.makeReader().count(Things.things, for: .operators) == 1)
    next.close()
  }

  @Test func `what cannot be removed keeps no import from being written`() throws {
    struct Gone: Error {}
    try shelf.store.perform {
      try $0.database.execute(
        "CREATE TRIGGER stays BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    #expect(throws: Gone.self) {
      try shelf.layReady("things", Samples.jugs(20), meanwhile: [{}, { throw Gone() }])
    }
    #expect(try shelf.layReady("things", Samples.jugs(5), opened: 2).tally == [5, 0, 0, 0])
    #expect(!shelf.store.isSwept)
    #expect(try shelf.total("things") == 6)
    try shelf.store.perform { try $0.database.execute("DROP TRIGGER stays") }
    #expect(try shelf.layReady("things", Samples.jugs(9)).tally == [4, 0, 5, 0])
    #expect(shelf.store.isSwept)
    #expect(try shelf.findings() == [])
  }

  @Test func `entries of a kind that is declared no more are removed as well`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("crashed.db")
    _ = try shelf.layReady(
      "things", Samples.jugs(12), meanwhile: [{}, {}, { [shelf] in try shelf.copyFiles(to: path) }])
    let database = try Database(path: path, mode: .readWrite)
    try database.execute(
      "UPDATE entries SET kind = 'gone' WHERE seq = (SELECT max(seq) FROM entries)")
    let next = try Store(path: path, catalogue: Things.catalogue, clock: { Shelf.moment })
    #expect(comesTrue { next.isSwept })
    #expect(try database.first("SELECT count(*) FROM entries") { $0.int(0) } == 2)
    let lone = "SELECT count(*) FROM leaves WHERE seq NOT IN (SELECT seq FROM entries)"
    #expect(try database.first(lone) { $0.int(0) } == 0)
    next.close()
  }

  @Test func `a log is not replayed beside rows that are laid ready`() throws {
    var log: [UInt8] = []
    let other = try Shelf()
    _ = try shelf.store.makeReader().export(after: 0, upTo: .max, to: &log)
    _ = try LogImporter(other.store).run(log.chunks(of: 1000))
    try other.add("things", ["name": "Next"])
    log = []
    _ = try other.store.makeReader().export(after: 0, upTo: .max, to: &log)
    let sentence = Mutex("")
    let report = try shelf.layReady(
      "things", Samples.jugs(5),
      meanwhile: [
        { [shelf, log] in
          do {
            _ = try LogImporter(shelf.store).run(log.chunks(of: 1000))
          } catch let refused as LogImporter.Refused {
            sentence.withLock { $0 = refused.description }
          }
        }
      ])
    #expect(
      sentence.withLock { $0 }
        == "Line 3: An import is on its way, or what one left is being removed; try again in a minute."
    )
    #expect(report.isKept)
    #expect(try shelf.entries().count == 7)
  }

  @Test func `copies made while the first rows of a register are laid ready are its own`() throws {
    struct Gone: Error {}
    let new = try Shelf()
    let copies = try BackupFolder(new.folder.path("copies"))
    @Sendable func copy(after seconds: Int64) throws -> Backup {
      try copies.make(
        of: new.store.path, Things.catalogue,
        at: Instant(milliseconds: Shelf.moment.milliseconds + seconds * 1000), keeping: 24,
        tell: { Issue.record("\($0)") })
    }
    let rows = (0..<9).map { JSON.object(["name": .string("Cup \($0)")]) }
    let beside = Mutex<String?>("none")
    let look: @Sendable () throws -> Void = {
      let origin = try copy(after: 1).origin
      beside.withLock { $0 = origin }
    }
    #expect(throws: Gone.self) {
      try new.layReady("things", rows, meanwhile: [{}, look, { throw Gone() }])
    }
    #expect(beside.withLock { $0 } == nil)
    #expect(new.waitUntilSwept())
    let first = try new.add("things", ["name": "First"]).id
    #expect(try copy(after: 2).origin == first)
  }

  @Test
  func `the check beside serving compares records on both sides of a gap, and none laid ready`()
    throws
  {
    try shelf.add("things", all: (0..<29).map { ["name": .string("Cup \($0)")] })
    @Sendable func compared() throws -> Int {
      let inspection = try Inspection(
        sampling: 100, of: shelf.store.path, shelf.store.tables, goesOn: { true })
      #expect(inspection.findings == [])
      return inspection.records
    }
    #expect(try compared() == 31)
    let beside = Mutex(0)
    _ = try shelf.layReady(
      "things", Samples.jugs(40),
      meanwhile: [{}, {}, { try beside.withLock { $0 = try compared() } }])
    #expect(beside.withLock { $0 } == 31)
    #expect(try compared() == 71)
  }
}
