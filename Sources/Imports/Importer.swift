import Dispatch
import JSON
package import Records
package import Store

/// Imports a file in constant memory: one thread reads and validates rows, the writer writes them.
package struct Importer: Sendable {
  let store: Store
  let planner: Planner
  let options: ImportOptions
  private let signing: @Sendable (Instant) -> Signature

  /// An import of rows that a mapping turns into records.
  package init(
    _ store: Store, mapping: Mapping, options: ImportOptions, actor: String, note: String? = nil
  ) {
    self.init(store, .mapped(mapping.reading(store)), options) {
      Signature(actor: actor, note: note, at: $0)
    }
  }

  /// The same, with a signature that `signing` makes from the time of each transaction.
  package init(
    _ store: Store, mapping: Mapping, options: ImportOptions,
    signing: @escaping @Sendable (Instant) -> Signature
  ) {
    self.init(store, .mapped(mapping.reading(store)), options, signing)
  }

  /// An import of rows whose members are those of one kind of record.
  package init(
    _ store: Store, kind: Resource, options: ImportOptions, actor: String, note: String? = nil
  ) {
    self.init(store, kind: kind, options: options) { Signature(actor: actor, note: note, at: $0) }
  }

  /// The same, with a signature that `signing` makes from the time of each transaction.
  package init(
    _ store: Store, kind: Resource, options: ImportOptions,
    signing: @escaping @Sendable (Instant) -> Signature
  ) {
    self.init(store, .native(kind), options, signing)
  }

  private init(
    _ store: Store, _ shape: Planner.Shape, _ options: ImportOptions,
    _ signing: @escaping @Sendable (Instant) -> Signature
  ) {
    self.store = store
    planner = Planner(shape: shape, catalogue: store.catalogue, salts: store.salts)
    (self.options, self.signing) = (options, signing)
  }

  /// Imports the chunks of `source`; `progress` gets the rows done and may throw to end the import.
  ///
  /// With `abort` or a dry run nothing is kept unless every row is right, and a row without a mapping may refer to a
  /// later one: all rows are in one transaction, or, where the import gives way, in several of which nobody sees any
  /// before the last (see `layReady`). With `skip` each batch is kept, even if a later one fails. For a mapping that
  /// gathers see `gather`.
  package func run(
    _ source: @escaping @Sendable () throws -> [UInt8]?,
    progress: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) throws -> ImportReport {
    try run([ImportFile(name: nil, format: options.format) { source }], progress: progress)
  }

  /// Imports the rows of several files as if they were one; `progress` as above.
  ///
  /// An import that gives way opens them twice where its rows cannot be laid ready.
  package func run(
    _ files: [ImportFile], progress: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) throws -> ImportReport {
    if options.givesWay, canLayReady, let report = try noting(layReady, files, progress) {
      return report
    }
    guard let report = try noting(run, files, progress) else {
      preconditionFailure("a run ends with a report")
    }
    return report
  }

  /// What `write` reports, with what was noted meanwhile.
  private func noting(
    _ write: (
      [ImportFile], ReadingNotes, @escaping @Sendable (Int) throws -> Void
    ) throws -> ImportReport?,
    _ files: [ImportFile], _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport? {
    let notes = ReadingNotes()
    try planner.book?.load()
    var report = try write(files, notes, progress)
    let told = report?.notes ?? []
    report?.notes = notes.all + told
    report?.nearNames = planner.book?.nearNames() ?? []
    return report
  }

  private func run(
    _ files: [ImportFile], _ notes: ReadingNotes,
    _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport? {
    if case .mapped(let mapping) = planner.shape, mapping.gathers {
      return try gather(mapping, notes, files)
    }
    return try reading(files, notes) { rows in
      let isWhole = options.onError == .abort || options.isDryRun
      return try isWhole ? writeWhole(rows.take, progress) : writeBatches(rows, progress)
    }
  }

  /// Thrown to roll back an import that is not to be kept; contains its report.
  struct NotKept: Error {
    let report: ImportReport
  }

  /// Imports the chunks of `source` within the caller's transaction.
  ///
  /// The caller commits it or rolls it back, so several files are imported together or not at all.
  package func run(_ source: @escaping () throws -> [UInt8]?, with ledger: Ledger) throws
    -> ImportReport
  {
    let notes = ReadingNotes()
    var reader = planner.makeReader(options.format, notes, source)
    var report = try write(from: { try reader.next().map { [planner.plan($0)] } }, with: ledger)
    report.notes = notes.all + report.notes
    return report
  }

  func writeWhole(
    _ batches: @escaping @Sendable () throws -> [PlannedRow]?,
    _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport {
    do {
      return try store.performAlone { ledger in
        try kept(try write(from: batches, with: ledger, progress))
      }
    } catch let notKept as NotKept {
      return notKept.report
    }
  }

  /// The report if all rows are right; throws it otherwise, so that nothing of the transaction is kept.
  func kept(_ report: ImportReport) throws -> ImportReport {
    guard report.failed > 0 || options.isDryRun else { return report }
    var report = report
    report.isKept = false
    throw NotKept(report: report)
  }

  /// Writes all batches, then the rows that had to wait for others.
  private func write(
    from batches: () throws -> [PlannedRow]?, with ledger: Ledger,
    _ progress: (Int) throws -> Void = { _ in }
  ) throws -> ImportReport {
    var report = ImportReport()
    // A dry run with `skip` reports what `skip` would do, and `skip` never lets a row wait.
    var waiting = options.onError == .abort ? Waiting() : nil
    var written = WrittenRows()
    while let batch = try batches() {
      try write(batch, with: ledger, &report, &waiting, &written)
      try progress(report.rows)
      Importer.release(consume batch)
    }
    try settle(waiting?.rows ?? [], with: ledger, &report, &written, progress)
    report.tell(ledger.yielded)
    return report
  }

  /// Frees rows on another thread than the writer's, of whose time it took a thirtieth.
  private static func release(_ batch: consuming [PlannedRow]) {
    let batch = consume batch
    DispatchQueue.global().async { withExtendedLifetime(batch) {} }
  }

  private func writeBatches(
    _ rows: Conveyor<[PlannedRow]>, _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport {
    var (report, written) = (ImportReport(), WrittenRows())
    var line = 1
    do {
      while let batch = try rows.take() {
        let before = (report, written)
        line = batch.first?.source.line ?? line
        (report, written) = try store.performAlone { ledger in
          var ((report, written), waiting) = (before, Waiting?.none)
          try write(batch, with: ledger, &report, &waiting, &written)
          return (report, written)
        }
        line = (batch.last?.source.line ?? line) + 1
        try progress(report.rows)
      }
    } catch {
      // Rows already committed stay, so their outcome must be reported.
      guard report.rows > 0 else { throw error }
      report.stop(atLine: line, error)
    }
    return report
  }

  /// Tries the waiting rows again, in order, as long as each round writes some of them.
  func settle(
    _ waiting: [SourceRow], with ledger: Ledger, _ report: inout ImportReport,
    _ written: inout WrittenRows, _ progress: (Int) throws -> Void
  ) throws {
    guard !waiting.isEmpty else { return }
    var (rows, attempts, isLast) = (waiting, 0, false)
    while !rows.isEmpty {
      // The last round lets no row wait, so that it reports the missing references. Rows that refer
      // to each other succeed together, or nothing is kept.
      var again = isLast ? nil : Waiting()
      if isLast, case .native(let resource) = planner.shape {
        ledger.foresee(
          rows.compactMap { $0.text("id") }.filter { Reference.isID($0, of: resource) }, resource)
      }
      for start in stride(from: 0, to: rows.count, by: options.batchRows) {
        let batch = rows[start..<min(start + options.batchRows, rows.count)]
        try write(batch.map { planner.plan($0) }, with: ledger, &report, &again, &written)
        try progress(report.rows)
      }
      attempts += rows.count
      let left = again?.rows ?? []
      // A file in the worst order writes one row a round; the work on it must be bounded.
      isLast = left.count == rows.count || attempts > 1_000_000
      rows = left
    }
    report.sort()
  }

  /// Writes rows one by one; those that may refer to later rows go to `waiting`, if there is one.
  func write(
    _ batch: [PlannedRow], with ledger: Ledger, _ report: inout ImportReport,
    _ waiting: inout Waiting?, _ written: inout WrittenRows
  ) throws {
    let signature = makeSignature()
    for row in batch {
      do {
        let records = try row.records.get()
        // In a savepoint, because a row's second record may be refused after its first was written.
        let outcomes =
          try records.count == 1
          ? write(records, with: ledger, signature, after: written)
          : ledger.savepoint { try write(records, with: ledger, signature, after: written) }
        report.count(outcomes.map { ($0, $1.outcome) })
        if options.isDryRun { report.show(row.source, records, outcomes.map(\.1.outcome)) }
        for (_, record) in outcomes where record.outcome != .unchanged {
          written.add(record.seq, line: row.source.line)
        }
      } catch {
        if mayComeLater(error), waiting?.add(row.source, isLate: error is Staging.Late) == true {
          continue
        }
        guard let failures = failures(error, row) else { throw error }
        report.fail(failures)
      }
    }
    try ledger.runDeferred()
  }

  func makeSignature() -> Signature {
    var signature = signing(store.clock())
    signature.warns = options.warns
    return signature
  }

  private func write(
    _ records: [Given], with ledger: Ledger, _ signature: Signature, after earlier: WrittenRows
  ) throws -> [(Resource, Written)] {
    try records.map { given in
      do {
        return (
          given.resource, try ledger.adopt(given, options.mode, signature, after: earlier)
        )
      } catch let error as RecordError {
        throw Refused(given: given, error: error)
      }
    }
  }

  /// The error of one record, since a row may have several.
  struct Refused: Error {
    let given: Given
    let error: RecordError
  }

  /// Whether a row is refused only because it refers to a record that may come later in the file, or because its
  /// record may change only later.
  private func mayComeLater(_ error: any Error) -> Bool {
    if error is Staging.Late { return true }
    guard options.onError == .abort, case .native = planner.shape, let refused = error as? Refused,
      case .invalid(let faults) = refused.error
    else { return false }
    return faults.allSatisfy { $0.code == "unknown_reference" }
  }
}
