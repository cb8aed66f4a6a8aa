/// Cells that a spreadsheet shows as one: only the first has a value.
package struct MergedCells: Sendable, Equatable {
  /// As spreadsheets write it: `A2:A5`.
  package let range: String
  /// The last of its rows, from 1.
  package let lastRow: Int
}
