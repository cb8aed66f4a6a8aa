/// Why a workbook, or the rest of one, cannot be read; the sentence says what to do.
package struct SpreadsheetError: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
