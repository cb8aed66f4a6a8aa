import JSON
package import Records

/// The report in its JSON form.
extension ImportReport: WorkedOut {
  private static let outcomes = Layout<Counts>(
    isOpen: true,
    .count("created") { $0.created },
    .count("updated") { $0.updated },
    .count("unchanged") { $0.unchanged })

  private static let failure = Layout<Failure>(
    isOpen: true,
    .count("row") { $0.row },
    .count("line") { $0.line },
    .text("column") { $0.column },
    .text("code") { $0.code },
    .text("detail") { $0.detail },
    .text("value") { $0.value })

  package static let layout = Layout<ImportReport>(
    isOpen: true,
    .count("rows") { $0.rows },
    .members(of: outcomes) { $0.counts },
    .count("skipped") { $0.skipped },
    .count("failed") { $0.failed },
    .value("kept", schema: ["type": "boolean"]) { $0.isKept },
    .byName("kinds", outcomes) { $0.kinds.map { ($0.name, $0.counts) } },
    .value(
      "notes", schema: ["type": "array", "items": ["type": "string"]],
      "What showed of the file itself, such as what separates its cells."
    ) { $0.notes },
    .list("errors", failure) { $0.failures },
    .count("errors_omitted") { $0.omittedFailures })
}
