/// One row of a sheet.
package struct SheetRow: Sendable {
  /// Its number in the sheet, from 1.
  package let number: Int
  /// Its cells from the first column on, as texts: days as YYYY-MM-DD, moments as YYYY-MM-DDThh:mm:ss, numbers in
  /// plain decimals, flags as true and false; empty for none.
  package let cells: [String]
  /// Why the row cannot be used, in a sentence; nil if it can.
  package let fault: String?
}
