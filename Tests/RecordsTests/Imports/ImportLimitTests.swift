import Imports
import JSON
import Records
import Store
import Synchronization
import Testing

/// What an import holds at once, and what is left when it cannot go on.
@Suite struct `Limits of an import` {
  private struct Broken: Error {}

  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  /// Imports JSON lines with `skip`; what the progress told is the end of each batch.
  private func run(
    _ source: @escaping @Sendable () throws -> [UInt8]?,
    after: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> (report: ImportReport, batches: [Int]) {
    var options = ImportOptions(format: .ndjson)
    options.onError = .skip
    let batches = Mutex<[Int]>([])
    let report = try Importer(
      shelf.store, kind: Things.things, options: options, actor: "tester"
    ).run(source) { rows in
      batches.withLock { $0.append(rows) }
      after(rows)
    }
    return (report, batches.withLock { $0 })
  }

  private func lines(_ count: Int) -> [UInt8] {
    Array((1...count).map { "{\"name\":\"Thing \($0)\"}\n" }.joined().utf8)
  }

  @Test func `a batch ends with its bytes as well as with its rows`() throws {
    let line = "{\"name\":\"\(String(repeating: "x", count: 400 << 10))\"}\n"
    let long = try run(Array(String(repeating: line, count: 7).utf8).chunks(of: 100_000))
    #expect(long.batches == [3, 6, 7])
    #expect(try run(lines(300).chunks(of: 1000)).batches == [256, 300])
  }

  @Test func `a line or a row longer than 1 MiB ends the reading`() throws {
    let (half, long) = (
      String(repeating: "x", count: 600 << 10), String(repeating: "x", count: 1 << 20)
    )
    let line = try shelf.load("things", "{\"name\":\"\(long)\"}\n{\"name\":\"Pan\"}\n", .ndjson)
    #expect(line.marks == ["1 1 - csv"])
    let cells = try shelf.load("things", "name,story\nUrn,\nKettle,\(long)\n")
    #expect(cells.marks == ["2 3 - csv"])
    for row in ["\(half),\(half)", "\"\(half)\",\"\(half)\""] {
      let report = try shelf.load("things", "name,story\n\(row)\nPan,\n")
      #expect(report.marks == ["1 2 - csv"])
    }
  }

  @Test func `after a row that has no end the report says that nothing more was read`() throws {
    let report = try shelf.load("things", "name\nKettle\nP\"an\nPot\n")
    let detail = report.json["errors"]?[0]?["detail"]?.string
    #expect(detail?.hasSuffix(" Nothing after this line was read.") == true)
  }

  @Test func `a report tells the beginning of a long cell`() throws {
    let report = try shelf.load("things", "name\n\(String(repeating: "é", count: 5000))\n")
    #expect(report.json["errors"]?[0]?["value"]?.string?.unicodeScalars.count == 200)
  }

  @Test func `a source that fails midway leaves what was kept, and says so`() throws {
    let good = lines(600).chunks(of: 1000)
    let report = try run {
      guard let chunk = try good() else { throw Broken() }
      return chunk
    }.report
    #expect(report.isKept && report.tally == [600, 0, 0, 1])
    #expect(report.marks == ["601 601 - stopped"])
    #expect(
      report.json["errors"]?[0]?["detail"]
        == "Stopped at row 601: the file could not be read further; the rows before it are kept.")
    #expect(report.stop is Broken)
    #expect(try shelf.total("things") == 600)
  }

  @Test func `a register that closes midway leaves what was kept, and says so`() throws {
    let report = try run(lines(600).chunks(of: 1000)) { [store = shelf.store] rows in
      if rows == 256 { store.close() }
    }.report
    #expect(report.isKept && report.tally == [256, 0, 0, 1])
    #expect(report.marks == ["257 257 - stopped"])
    #expect(try shelf.total("things") == 256)
  }

  @Test func `a source that fails at once is an error`() throws {
    #expect(throws: Broken.self) { try run { throw Broken() } }
  }
}
