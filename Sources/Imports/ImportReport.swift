import JSON
import Records
import Store

/// The result of an import, row by row.
package struct ImportReport: Sendable {
  /// The most errors listed; further ones are only counted.
  package static let mostErrors = 1000

  package struct Counts: Sendable {
    package var created = 0
    package var updated = 0
    package var unchanged = 0

    package init() {}
  }

  package struct Failure: Sendable {
    let file: SourceRow.File?
    let row: Int
    let line: Int
    let column: String?
    let code: String
    let detail: String
    let value: String?
  }

  /// The most rows shown of a dry run.
  static let mostShown = 5

  /// What a row becomes.
  struct FirstRow: Sendable {
    struct Record: Sendable {
      let kind: String
      let outcome: Written.Outcome
      /// What the row gives it, as far as that says something.
      let members: JSONObject

      init(_ given: Given, _ outcome: Written.Outcome) {
        (kind, self.outcome) = (given.resource.name, outcome)
        let all = (try? given.draft.get())?.members ?? given.members
        members = JSONObject(
          all.members.filter { !$0.value.isNull && $0.value != [] }.map { ($0.name, $0.value) })
      }
    }

    let file: String?
    let row: Int
    let line: Int
    let records: [Record]
  }

  package private(set) var rows = 0
  /// Rows by outcome: created if any record of the row was, else updated, else unchanged.
  package private(set) var counts = Counts()
  package private(set) var failed = 0
  /// Rows that gave no record, because no condition of the mapping was true.
  package private(set) var skipped = 0
  package private(set) var kinds: [(name: String, counts: Counts)] = []
  package private(set) var failures: [Failure] = []
  package private(set) var omittedFailures = 0
  /// The first rows of a dry run that have no fault.
  private(set) var firstRows: [FirstRow] = []
  /// What showed of the file itself, in sentences.
  package internal(set) var notes: [String] = []
  /// Names of bodies that the register did not have, and others that are near them.
  var nearNames: [NearNames.Pair] = []
  /// Whether the records written were kept.
  package internal(set) var isKept = true
  /// The error that ended the import before the end of the file; the rows before it are kept.
  package private(set) var stop: (any Error)?

  package init() {}

  mutating func count(_ outcomes: [(resource: Resource, outcome: Written.Outcome)]) {
    countRow(outcomes.map(\.outcome))
    for (resource, outcome) in outcomes { countRecord(of: resource, outcome) }
  }

  /// Keeps what a row of a dry run becomes, if it is one of the first.
  mutating func show(_ row: SourceRow, _ records: [Given], _ outcomes: [Written.Outcome]) {
    guard firstRows.count < ImportReport.mostShown, !records.isEmpty else { return }
    firstRows.append(
      FirstRow(
        file: row.file?.name, row: row.row, line: row.line,
        records: zip(records, outcomes).map(FirstRow.Record.init)))
  }

  /// Counts a row by the outcomes of the records that it is part of.
  mutating func countRow(_ outcomes: [Written.Outcome]) {
    rows += 1
    guard !outcomes.isEmpty else {
      skipped += 1
      return
    }
    add(outcomes, to: &counts)
  }

  mutating func countRecord(of resource: Resource, _ outcome: Written.Outcome) {
    let index = kinds.firstIndex { $0.name == resource.name } ?? kinds.count
    if index == kinds.count { kinds.append((resource.name, Counts())) }
    add([outcome], to: &kinds[index].counts)
  }

  private func add(_ outcomes: [Written.Outcome], to counts: inout Counts) {
    if outcomes.contains(.created) {
      counts.created += 1
    } else if outcomes.contains(.updated) {
      counts.updated += 1
    } else {
      counts.unchanged += 1
    }
  }

  mutating func fail(_ failures: [Failure]) {
    rows += 1
    failed += 1
    for failure in failures {
      if self.failures.count < ImportReport.mostErrors {
        self.failures.append(failure)
      } else {
        omittedFailures += 1
      }
    }
  }

  /// Adds sentences about records that others changed, whose members stay as they are.
  mutating func tell(_ yielded: [(resource: Resource, id: String, members: [String])]) {
    notes += yielded.prefix(ImportReport.mostErrors).map { one in
      "\(one.resource.path(of: one.id)): \(one.members.joined(separator: ", ")) as others set it, not as the file has it."
    }
  }

  /// Adds as the last failure why the import ended at the next row, which counts as failed.
  mutating func stop(atLine line: Int, _ error: any Error) {
    rows += 1
    failed += 1
    stop = error
    let reason =
      switch StorageFailure(error) {
      case .full: "the disk is full"
      case .busy: "the register is busy"
      case .closing: "the register is being closed"
      case .unknownOutcome: "whether it and the next rows were kept is unknown"
      case nil: "the file could not be read further"
      default: "the register failed"
      }
    failures.append(
      Failure(
        file: nil, row: rows, line: line, column: nil, code: "stopped",
        detail: "Stopped at row \(rows): \(reason); the rows before it are kept.", value: nil))
  }

  /// Sorts the failures by file and row, because rows may have been tried again at the end.
  mutating func sort() {
    failures = failures.enumerated()
      .sorted { one, other in
        (one.element.file?.index ?? 0, one.element.row, one.offset)
          < (other.element.file?.index ?? 0, other.element.row, other.offset)
      }
      .map(\.element)
  }
}

extension ImportReport.Failure {
  /// The failure in one line for a terminal.
  package var sentence: String {
    let place = (file.map { "\($0.name), " } ?? "") + "row \(row), line \(line)"
    let found = value.map { " (\($0))" } ?? ""
    return "\(place)\(column.map { ", \($0)" } ?? ""): \(code): \(detail)\(found)"
  }
}
