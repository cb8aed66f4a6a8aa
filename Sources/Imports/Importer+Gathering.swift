import JSON
import Records
import Store

/// Imports with a mapping that gathers rows.
extension Importer {
  /// Reads all rows, then writes the records made from them in one transaction.
  ///
  /// All records of the mapping's first target come first, then those of its second, so that a
  /// record may refer to an earlier one. A file with more than 100,000 rows or 64 MiB is refused.
  /// With `skip` a record is left out if one of its rows has a fault, because it would be
  /// incomplete; a row counts as failed if any record of it is left out.
  func gather(
    _ mapping: Mapping, _ notes: ReadingNotes, _ files: [ImportFile]
  ) throws -> ImportReport {
    let gathering = Gathering(try readAll(notes, files), mapping)
    let planned = gathering.records.map { record in
      planner.given(
        record.members, mapping.targets[record.target], record.target, key: record.key)
    }
    do {
      return try store.performAlone { ledger in
        var outcome = Outcome(gathering)
        for (record, given) in zip(gathering.records, planned) {
          try write(record, given, with: ledger, gathering, &outcome)
        }
        var report = outcome.report(gathering)
        report.tell(ledger.yielded)
        guard report.failed == 0 || options.onError == .skip, !options.isDryRun else {
          throw NotKept(report: report)
        }
        return report
      }
    } catch let notKept as NotKept {
      var report = notKept.report
      report.isKept = false
      return report
    }
  }

  private func readAll(_ notes: ReadingNotes, _ files: [ImportFile]) throws -> [SourceRow] {
    var reader = makeReader(notes, files)
    var rows = Waiting()
    while let row = try reader.next() {
      guard rows.add(row) else {
        let detail =
          "A mapping that gathers reads at most 100,000 rows and 64 MiB; the rows from here on were not read."
        return [
          SourceRow(
            row: row.row, line: row.line,
            content: .unreadable(code: "too_many_rows", detail: detail))
        ]
      }
    }
    return rows.rows
  }

  private func write(
    _ record: Gathering.Gathered, _ given: Given, with ledger: Ledger, _ gathering: Gathering,
    _ outcome: inout Outcome
  ) throws {
    if let flaw = record.flaw, options.onError == .skip {
      return leaveOut(record, because: flaw, gathering, &outcome)
    }
    do {
      let written = try ledger.savepoint {
        try ledger.adopt(given, options.mode, makeSignature(), after: WrittenRows()).outcome
      }
      outcome.write(record.rows, given.resource, written)
    } catch let error as RecordError {
      var told: [Int: [ImportReport.Failure]] = [:]
      let failures = failures(Importer.told(error, of: given)) { pointer, code, detail in
        let origin = pointer.map { gathering.origin(of: $0, in: record) }
        let row = origin?.row ?? record.rows[0]
        let column = origin.flatMap { planner.column(of: $0.pointer, given, gathering.rows[row]) }
        let failure = failure(gathering.rows[row], column, code, detail)
        told[row, default: []].append(failure)
        return failure
      }
      guard failures != nil else { throw error }
      // A failure that follows from one already reported, of the row or of an earlier record, is
      // not listed.
      let isNews = record.flaw == nil && !told.keys.contains(where: outcome.hasFailed)
      outcome.refuse(record.rows)
      guard isNews else { return }
      for (row, failures) in told { outcome.fail(row, failures) }
      if options.onError == .skip, let row = told.keys.min() {
        leaveOut(record, because: row, gathering, &outcome)
      }
    }
    try ledger.runDeferred()
  }

  /// Reports for the valid rows of an incomplete record that they were not imported.
  private func leaveOut(
    _ record: Gathering.Gathered, because flaw: Int, _ gathering: Gathering,
    _ outcome: inout Outcome
  ) {
    let flawed = gathering.rows[flaw]
    let detail =
      "The record is left out, because row \(flawed.row), line \(flawed.line) has a fault and is or may be part of it."
    for row in record.rows where gathering.faults[row] == nil && !outcome.isTold(row) {
      outcome.fail(row, [failure(gathering.rows[row], nil, "incomplete", detail)])
    }
  }

  /// The outcome of each row.
  private struct Outcome {
    private var outcomes: [[Written.Outcome]]
    private var failures: [[ImportReport.Failure]]
    private var refused: Set<Int> = []
    private var records: [(Resource, Written.Outcome)] = []

    init(_ gathering: Gathering) {
      outcomes = Array(repeating: [], count: gathering.rows.count)
      failures = Array(repeating: [], count: gathering.rows.count)
    }

    mutating func write(_ rows: [Int], _ resource: Resource, _ outcome: Written.Outcome) {
      records.append((resource, outcome))
      for row in rows { outcomes[row].append(outcome) }
    }

    mutating func fail(_ row: Int, _ told: [ImportReport.Failure]) { failures[row] += told }

    /// Counts rows as failed because one of their records was refused.
    mutating func refuse(_ rows: [Int]) { refused.formUnion(rows) }

    func hasFailed(_ row: Int) -> Bool { refused.contains(row) }

    func isTold(_ row: Int) -> Bool { !failures[row].isEmpty }

    func report(_ gathering: Gathering) -> ImportReport {
      var report = ImportReport()
      for (resource, outcome) in records { report.countRecord(of: resource, outcome) }
      for row in gathering.rows.indices {
        var told = failures[row]
        if let fault = gathering.faults[row] {
          let cells = gathering.rows[row]
          told.append(
            ImportReport.Failure(
              file: cells.file, row: cells.row, line: cells.line, column: fault.column,
              code: fault.code,
              detail: cells.detail(of: fault), value: fault.column.flatMap { cells.text($0) }))
        }
        if told.isEmpty, !refused.contains(row) {
          report.countRow(outcomes[row])
        } else {
          report.fail(told)
        }
      }
      return report
    }
  }
}
