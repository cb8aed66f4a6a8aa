import Dispatch
import JSON
import SQLite

/// Imports a file: one thread reads and judges the rows, the writer writes them, in constant memory.
package struct Importer: Sendable {
  /// Rows handed over at once: large enough that handing over costs nothing, small enough to hold few.
  private static let batchSize = 256

  private let store: Store
  private let planner: Planner
  private let options: ImportOptions
  private let actor: String
  private let note: String?

  /// An import of rows that a mapping turns into records.
  package init(
    _ store: Store, mapping: Mapping, options: ImportOptions, actor: String, note: String? = nil
  ) {
    self.init(store, .mapped(mapping), options, actor, note)
  }

  /// An import of rows whose members are those of one kind.
  package init(
    _ store: Store, kind: Resource, options: ImportOptions, actor: String, note: String? = nil
  ) {
    self.init(store, .native(kind), options, actor, note)
  }

  private init(
    _ store: Store, _ shape: Planner.Shape, _ options: ImportOptions, _ actor: String,
    _ note: String?
  ) {
    self.store = store
    planner = Planner(shape: shape, catalogue: store.catalogue)
    (self.options, self.actor, self.note) = (options, actor, note)
  }

  /// Imports what `source` yields; `progress` hears how many rows are done.
  ///
  /// With `abort` or a dry run all rows stand in one transaction, which is rolled back unless every row
  /// is right; with `skip` each batch of rows is kept by itself.
  package func run(
    _ source: @escaping @Sendable () throws -> [UInt8]?,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> ImportReport {
    let rows = Conveyor<[PlannedRow]>(capacity: 4)
    let reading = DispatchGroup()
    DispatchQueue.global().async(group: reading) {
      do {
        try read(source, into: rows)
        rows.close()
      } catch {
        rows.close(error)
      }
    }
    defer {
      rows.cancel()
      reading.wait()
    }
    let isWhole = options.onError == .abort || options.isDryRun
    return try isWhole ? writeWhole(rows, progress) : writeBatches(rows, progress)
  }

  private func read(
    _ source: @escaping () throws -> [UInt8]?, into rows: Conveyor<[PlannedRow]>
  ) throws {
    var reader = RowReader(options.format, source)
    var batch: [PlannedRow] = []
    while let row = try reader.next() {
      batch.append(planner.plan(row))
      guard batch.count == Importer.batchSize else { continue }
      guard rows.put(batch) else { return }
      batch = []
    }
    if !batch.isEmpty { _ = rows.put(batch) }
  }

  /// Ends the transaction of an import that is not kept, with what it came to.
  private struct NotKept: Error {
    let report: ImportReport
  }

  private func writeWhole(
    _ rows: Conveyor<[PlannedRow]>, _ progress: @escaping @Sendable (Int) -> Void
  ) throws -> ImportReport {
    do {
      return try store.performAlone { ledger in
        var report = ImportReport()
        while let batch = try rows.take() {
          try write(batch, with: ledger, &report)
          progress(report.rows)
        }
        guard report.failed == 0, !options.isDryRun else { throw NotKept(report: report) }
        return report
      }
    } catch let notKept as NotKept {
      var report = notKept.report
      report.isKept = false
      return report
    }
  }

  private func writeBatches(
    _ rows: Conveyor<[PlannedRow]>, _ progress: @escaping @Sendable (Int) -> Void
  ) throws -> ImportReport {
    var report = ImportReport()
    while let batch = try rows.take() {
      let before = report
      report = try store.performAlone { ledger in
        var report = before
        try write(batch, with: ledger, &report)
        return report
      }
      progress(report.rows)
    }
    return report
  }

  private func write(_ batch: [PlannedRow], with ledger: Ledger, _ report: inout ImportReport)
    throws
  {
    let signature = Signature(actor: actor, note: note, at: store.clock())
    for row in batch {
      do {
        let records = try row.records.get()
        // In a savepoint, because the second record of a row may be refused when the first is written.
        let outcomes =
          try records.count == 1
          ? write(records, with: ledger, signature)
          : ledger.savepoint { try write(records, with: ledger, signature) }
        report.count(outcomes)
      } catch {
        guard let failures = failures(error, row) else { throw error }
        report.fail(failures)
      }
    }
    try ledger.database.runDeferred()
  }

  private func write(_ records: [Given], with ledger: Ledger, _ signature: Signature) throws
    -> [(resource: Resource, outcome: Written.Outcome)]
  {
    try records.map { given in
      do {
        return (given.resource, try ledger.adopt(given, options.mode, signature).outcome)
      } catch let error as RecordError {
        throw Refused(resource: given.resource, error: error)
      }
    }
  }

  /// A record refused, with its kind: a row may give several.
  private struct Refused: Error {
    let resource: Resource
    let error: RecordError
  }

  /// What the report says of a row's error; nil for one that ends the whole import.
  private func failures(_ error: any Error, _ row: PlannedRow) -> [ImportReport.Failure]? {
    func failure(_ column: String?, _ code: String, _ detail: String) -> ImportReport.Failure {
      ImportReport.Failure(
        row: row.source.row, line: row.source.line, column: column, code: code, detail: detail,
        value: column.flatMap { row.source.text($0) })
    }
    switch error {
    case let fault as RowFault: return [failure(fault.column, fault.code, fault.detail)]
    case let refused as Refused:
      switch refused.error {
      case .invalid(let faults), .badRequest(let faults):
        return faults.map { fault in
          guard case .pointer(let pointer) = fault.place else {
            return failure(nil, fault.code, fault.detail)
          }
          let column = planner.column(of: pointer, refused.resource, row.source)
          return failure(column, fault.code, fault.detail)
        }
      case .conflict(let code, let detail, let faults):
        let column = faults.first.flatMap { fault -> String? in
          guard case .pointer(let pointer) = fault.place else { return nil }
          return planner.column(of: pointer, refused.resource, row.source)
        }
        return [failure(column, code, detail)]
      case .gone(let moment):
        return [failure("id", "gone", "The record was deleted at \(moment); restore it first.")]
      case .notFound, .stale, .unconditional, .keyReused: return nil
      }
    default: return nil
    }
  }
}
