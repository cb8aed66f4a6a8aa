import Foundation
import Imports
import JSON
import Records
import SQLite
@testable import Store
import Synchronization
import TestSupport
import Testing

/// Reading without a look at the bound of what is laid ready, which is right only where nothing is.
@Suite struct StagingEpochTests {
  private let shelf: Shelf
  private let place: String
  private static let chosen = "thg_00000000000000000000000001"

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place("Leeds", code: "leeds")).id
    try shelf.add("things", ["name": "Kettle", "amount": 1, "tags": ["old"]])
  }

  private var rows: [JSON] {
    [["id": .string(Self.chosen), "name": "Chosen", "amount": 3]] + Samples.jugs(5)
  }

  /// What of the rows the reader sees, in each way of asking.
  private func seen(by handed: HandedReader) throws -> [String] {
    let (reader, things) = (handed.reader, Things.things)
    var found: [String] = []
    for audience in [Audience.anyone, .operators] {
      if case .found = try reader.item(things, Self.chosen, for: audience) { found.append("item") }
    }
    if try reader.identify("x:1", things) != nil { found.append("code") }
    if try reader.latest(of: [things], for: .anyone) > 2 { found.append("latest") }
    var page: [UInt8] = []
    _ = try reader.page(Query(things, for: .anyone), to: &page)
    if String(decoding: page, as: UTF8.self).contains("Jug") { found.append("page") }
    return found
  }

  private static let all = ["item", "item", "code", "latest", "page"]

  @Test func `a snapshot shows what was there when it was begun, whatever was known before it`()
    throws
  {
    let (early, idle, read) = try (
      shelf.store.takeReader(), shelf.store.takeReader(), shelf.store.takeReader()
    )
    let beside = try shelf.store.takeReader()
    // The first statement begins the snapshot: here not before the rows are laid ready.
    try early.reader.hold()
    try read.reader.hold()
    #expect(try seen(by: read) == [])
    let found = Mutex<[[String]]>([])
    let look: @Sendable () throws -> Void = {
      try beside.reader.hold()
      for reader in [early, idle, read, beside] {
        let now = try seen(by: reader)
        found.withLock { $0.append(now) }
      }
    }
    #expect(try shelf.layReady("things", rows, meanwhile: [{}, {}, {}, look, look]).isKept)
    #expect(found.withLock { $0 } == Array(repeating: [], count: 8))
    #expect(shelf.store.stagingEpoch.isEmpty)
    for reader in [early, read, beside] { #expect(try seen(by: reader) == []) }
    #expect(try seen(by: idle) == Self.all)
    for reader in [early, read, beside] {
      try reader.reader.hold()
      #expect(try seen(by: reader) == Self.all)
    }
  }

  @Test func `a snapshot that a statement reads on is not taken for a new one`() throws {
    let handed = try shelf.store.takeReader()
    let statement = Mutex(false)
    let look: @Sendable () throws -> Void = {
      // Not reset, so that it keeps the snapshot of now.
      let left = try handed.reader.database.statement("SELECT seq FROM entries ORDER BY seq")
      statement.withLock { $0 = (try? left.step()) ?? false }
    }
    #expect(try shelf.layReady("things", rows, meanwhile: [{}, {}, {}, look]).isKept)
    #expect(statement.withLock { $0 })
    try handed.reader.hold()
    #expect(try seen(by: handed) == [])
  }

  @Test func `it is known that nothing is laid ready, but not while something is, or is left`()
    throws
  {
    struct Gone: Error {}
    let epoch = shelf.store.stagingEpoch
    #expect(comesTrue { epoch.isEmpty })
    let beside = Mutex<[Bool]>([])
    let look: @Sendable () -> Void = { beside.withLock { $0.append(epoch.isEmpty) } }
    #expect(try shelf.layReady("things", rows, meanwhile: [look, look]).isKept)
    #expect(beside.withLock { $0 } == [false, false] && epoch.isEmpty)

    let jugs = Samples.jugs(20).dropFirst(5)
    #expect(throws: Gone.self) {
      try shelf.layReady("things", Array(jugs), meanwhile: [{}, { throw Gone() }])
    }
    #expect(comesTrue { epoch.isEmpty })
    #expect(shelf.store.isSwept)

    try shelf.store.perform {
      try $0.database.execute(
        "CREATE TRIGGER stays BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    #expect(throws: Gone.self) {
      try shelf.layReady("things", Array(jugs), meanwhile: [{}, { throw Gone() }])
    }
    #expect(comesTrue { !shelf.store.isStaging.withLock { $0 } })
    #expect(!epoch.isEmpty)
    #expect(try shelf.texts("name", of: "things").count == 7)
    try shelf.store.perform { try $0.database.execute("DROP TRIGGER stays") }
    #expect(try shelf.layReady("things", Array(jugs)).isKept)
    #expect(epoch.isEmpty)
    #expect(try shelf.findings() == [])
  }

  @Test func `whoever only reads a register that another process writes never knows`() throws {
    let found = Mutex<[[String]]>([])
    let other = try Store(reading: shelf.store.path, catalogue: Things.catalogue)
    let handed = try other.takeReader()
    let look: @Sendable () throws -> Void = {
      try handed.reader.hold()
      let now = try seen(by: handed)
      found.withLock { $0.append(now) }
      handed.reader.letGo()
    }
    #expect(try shelf.layReady("things", rows, meanwhile: [look, {}, {}, look, look]).isKept)
    #expect(found.withLock { $0 } == [[], [], []])
    #expect(try seen(by: handed) == Self.all)
    #expect(!other.stagingEpoch.isEmpty)
    shelf.store.close()
    #expect(!shelf.store.stagingEpoch.isEmpty)
  }

  @Test func `readers beside many imports see all rows of one or none`() throws {
    struct Gone: Error {}
    let isOver = Mutex(false)
    let faults = Mutex<[String]>([])
    let looks = Mutex(0)
    let readers = DispatchGroup()
    let query = try Query(
      Things.things, [("limit", "200")], in: Things.catalogue, for: .operators
    ) { _, _ in nil }
    for _ in 0..<3 {
      let handed = try shelf.store.takeReader()
      let thread = Thread {
        defer { readers.leave() }
        while !isOver.withLock({ $0 }) {
          do {
            try handed.reader.hold()
            var page = Array("[".utf8)
            _ = try handed.reader.page(query, to: &page)
            handed.reader.letGo()
            let names = try JSON(parsing: page + Array("]".utf8)).array?.compactMap {
              $0["name"]?.string
            }
            let counts = Dictionary(grouping: names ?? []) { $0 }.mapValues(\.count)
            for (name, count) in counts where name != "Kettle" && (count != 6 || name == "Gone") {
              faults.withLock { $0.append("\(count) of \(name)") }
            }
          } catch {
            faults.withLock { $0.append("\(error)") }
          }
          looks.withLock { $0 += 1 }
        }
      }
      readers.enter()
      thread.start()
    }
    for round in 0..<24 {
      let isGivenUp = round % 3 == 2
      let name = isGivenUp ? "Gone" : "Round \(round)"
      let rows = (0..<6).map { _ in JSON.object(["name": .string(name)]) }
      let meanwhile: [@Sendable () throws -> Void] = [
        {}, {}, {}, {}, { if isGivenUp { throw Gone() } },
      ]
      do {
        #expect(try shelf.layReady("things", rows, meanwhile: meanwhile).isKept)
      } catch is Gone {
        #expect(isGivenUp)
      }
    }
    isOver.withLock { $0 = true }
    readers.wait()
    #expect(faults.withLock { $0 } == [])
    #expect(looks.withLock { $0 } > 0)
    #expect(try shelf.total("things") == 1 + 16 * 6)
  }
}
