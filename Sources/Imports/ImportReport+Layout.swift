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
    .sometimes(
      "file", schema: ["type": "string"], "The row's file, where there are several."
    ) { $0.file?.name },
    .count("row") { $0.row },
    .count("line") { $0.line },
    .text("column") { $0.column },
    .text("code") { $0.code },
    .text("detail") { $0.detail },
    .text("value") { $0.value })

  private static let nearName = Layout<NearNames.Pair>(
    isOpen: true,
    .text("name") { $0.name },
    .value("near", schema: ["type": "array", "items": ["type": "string"]]) { $0.near })

  private static let record = Layout<FirstRow.Record>(
    isOpen: true,
    .text("kind") { $0.kind },
    .value("outcome", schema: ["type": "string", "enum": ["created", "updated", "unchanged"]]) {
      "\($0.outcome)"
    },
    .copy(
      "members", schema: ["type": "object", "description": "What the row gives the record."]
    ) { ["members": .object($0.members)] })

  private static let firstRow = Layout<FirstRow>(
    isOpen: true,
    .sometimes("file", schema: ["type": "string"]) { $0.file },
    .count("row") { $0.row },
    .count("line") { $0.line },
    .list("records", record) { $0.records })

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
    .list(
      "near_names", nearName,
      "Names that no body had, with names near them, which may mean the same body."
    ) { $0.nearNames },
    .list("first_rows", firstRow, "With dry_run: what the first rows without a fault become.") {
      $0.firstRows
    },
    .list("errors", failure) { $0.failures },
    .count("errors_omitted") { $0.omittedFailures })
}
