import Imports
import JSON
import Records
import SQLite
import Store
import Synchronization
import TestSupport

extension Shelf {
  /// Imports rows all or nothing, each of them in a transaction; after each of these the next of `meanwhile` is run.
  func layReady(
    _ kind: String, _ rows: [JSON], mode: AdoptionMode = .upsert, isDryRun: Bool = false,
    meanwhile: [@Sendable () throws -> Void] = []
  ) throws -> ImportReport {
    var options = ImportOptions(format: .ndjson)
    (options.batchRows, options.mode, options.isDryRun) = (1, mode, isDryRun)
    options.givesWay = true
    let bytes = rows.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    let left = Mutex(meanwhile)
    let isOpen = Mutex(false)
    let file = ImportFile(name: nil, format: .ndjson) {
      // The second time it is written inside one transaction, where nobody else writes.
      isOpen.withLock { isOpen in
        if isOpen { left.withLock { $0 = [] } }
        isOpen = true
      }
      return bytes.chunks(of: 1000)
    }
    return try Importer(store, kind: resource(kind), options: options, actor: "importer").run(
      [file]
    ) { _ in
      let next = left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      try next?()
    }
  }

  /// Waits until nothing is left of an import that was given up.
  func waitUntilSwept() -> Bool { comesTrue { store.isSwept } }
}

extension Store {
  /// Whether nothing is laid ready.
  var isSwept: Bool {
    let left = try? Database(path: path, mode: .readOnly)
      .first("SELECT 1 FROM staging") { _ in true }
    return left == nil
  }
}
