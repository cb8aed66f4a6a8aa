import JSON
import Records
import Store

/// The failures in the report for rows that are refused.
extension Importer {
  /// The failures for a row's error; nil for an error that ends the whole import.
  func failures(_ error: any Error, _ row: PlannedRow) -> [ImportReport.Failure]? {
    switch error {
    case let fault as RowFault:
      return [failure(row.source, fault.column, fault.code, row.source.detail(of: fault))]
    case let refused as Refused:
      return failures(Importer.told(refused.error, of: refused.given)) { pointer, code, detail in
        let column = pointer.flatMap { planner.column(of: $0, refused.given, row.source) }
        return failure(row.source, column, code, detail)
      }
    default: return nil
    }
  }

  /// The error of a record that a row only adds to, where there is none: not what a new one would lack.
  static func told(_ error: RecordError, of given: Given) -> RecordError {
    let names = given.members.members.map(\.name)
    guard let key = given.key, !names.isEmpty, names.allSatisfy(given.existing.add.contains),
      case .invalid(let faults) = error, faults.allSatisfy({ $0.code == "required" })
    else { return error }
    return .conflict(
      code: "not_there",
      detail:
        "There is no \(given.resource.singular) \(key), to which the row could add \(names.joined(separator: " and ")).",
      faults: [])
  }

  /// One failure for each fault of a refused record.
  ///
  /// `failure` makes it from pointer, code and detail. Nil for an error that ends the whole import.
  func failures(
    _ error: RecordError, _ failure: (String?, String, String) -> ImportReport.Failure
  ) -> [ImportReport.Failure]? {
    func pointer(_ fault: Fault?) -> String? {
      guard case .pointer(let pointer) = fault?.place else { return nil }
      return pointer
    }
    switch error {
    case .invalid(let faults), .badRequest(let faults):
      return faults.map { failure(pointer($0), $0.code, $0.detail) }
    case .conflict(let code, let detail, let faults):
      return [failure(pointer(faults.first), code, detail)]
    case .gone(let moment):
      return [failure("/id", "gone", "The record was deleted at \(moment); restore it first.")]
    case .forbidden(let code, let detail): return [failure(nil, code, detail)]
    case .scopeMissing(let scopes): return [failure(nil, "scope_missing", Scope.need(scopes))]
    case .notFound(let what): return [failure(nil, "not_found", "There is no \(what).")]
    case .stale, .unconditional, .keyReused: return nil
    }
  }

  /// A failure of a row, with the cell of its column.
  func failure(_ row: SourceRow, _ column: String?, _ code: String, _ detail: String)
    -> ImportReport.Failure
  {
    // Texts are cut: a thousand failures may be kept, and a cell or a heading may be long.
    ImportReport.Failure(
      file: row.file, row: row.row, line: row.line, column: column?.cut(to: 200), code: code,
      detail: detail.cut(to: 1000), value: column.flatMap { row.text($0) }?.cut(to: 200))
  }
}
