import Store

/// The records that one row gives, or the reason why it gives none.
struct PlannedRow: Sendable {
  let source: SourceRow
  let records: Result<[Given], RowFault>
}
