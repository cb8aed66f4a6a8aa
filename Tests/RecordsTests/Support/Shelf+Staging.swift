import Foundation
import Imports
import JSON
import Records
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

extension Shelf {
  /// Imports rows all or nothing, each of them in a transaction; after each of these the next of `meanwhile` is run.
  ///
  /// The file must be opened `opened` times, if that is given: once where the rows could be laid ready, twice where
  /// they had to be written in one transaction.
  func layReady(
    _ kind: String, _ rows: [JSON], mapping: Mapping? = nil, mode: AdoptionMode = .upsert,
    isDryRun: Bool = false, opened: Int? = 1, at place: SourceLocation = #_sourceLocation,
    meanwhile: [@Sendable () throws -> Void] = []
  ) throws -> ImportReport {
    var options = ImportOptions(format: .ndjson)
    (options.batchRows, options.mode, options.isDryRun) = (1, mode, isDryRun)
    options.givesWay = true
    let bytes = rows.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    let left = Mutex(meanwhile)
    let count = Mutex(0)
    let file = ImportFile(name: nil, format: .ndjson) {
      // The second time it is written inside one transaction, where nobody else writes.
      if count.withLock({ $0 }) > 0 { left.withLock { $0 = [] } }
      count.withLock { $0 += 1 }
      return bytes.chunks(of: 1000)
    }
    let importer =
      mapping.map { Importer(store, mapping: $0, options: options, actor: "importer") }
      ?? Importer(store, kind: resource(kind), options: options, actor: "importer")
    let report = try importer.run([file]) { _ in
      let next = left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      try next?()
    }
    if let opened {
      #expect(
        count.withLock { $0 } == opened, "how often the file was opened", sourceLocation: place)
    }
    return report
  }

  /// What differs from the log.
  func findings() throws -> [String] {
    try Inspection(path: store.path, catalogue: store.catalogue).findings
  }

  /// Waits until nothing is left of an import that was given up.
  func waitUntilSwept() -> Bool { comesTrue { store.isSwept } }

  /// Copies the files of the register to `path` as they are, which is what a process that ended here would leave:
  /// nobody may be writing.
  func copyFiles(to path: String) throws {
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: store.path + suffix, toPath: path + suffix)
    }
  }
}

extension Store {
  /// Whether nothing is laid ready.
  var isSwept: Bool {
    let left = try? Database(path: path, mode: .readOnly)
      .first("SELECT 1 FROM staging") { _ in true }
    return left == nil
  }
}
