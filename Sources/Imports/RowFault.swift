/// Why a row gives no record, and in which column.
struct RowFault: Error, Sendable {
  let column: String?
  let code: String
  let detail: String
}
