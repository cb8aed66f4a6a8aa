import Store

/// What one row comes to: the records it gives, or why it gives none.
struct PlannedRow: Sendable {
  let source: SourceRow
  let records: Result<[Given], RowFault>
}
