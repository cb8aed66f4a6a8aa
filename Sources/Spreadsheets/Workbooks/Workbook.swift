/// One sheet of a workbook that a spreadsheet program wrote: Office Open XML (ECMA-376, .xlsx) or OpenDocument 1.3
/// (ISO/IEC 26300, .ods).
package struct Workbook {
  private enum Sheet {
    case office(OfficeSheet)
    case open(OpenSheet)
  }

  /// The most columns that are read, as in a row of CSV.
  static let mostColumns = 1000
  /// The most bytes of the texts of a row, 1 MiB, as in a row of CSV.
  static let longestRow = 1 << 20
  /// The most merged ranges that are kept: enough to tell of.
  static let mostMerged = 1000

  private var sheet: Sheet

  /// Opens the sheet called `name`, the first one without a name.
  package init(_ bytes: [UInt8], sheet name: String?) throws(SpreadsheetError) {
    let archive = try ZipArchive(bytes)
    if archive.entries["_rels/.rels"] != nil {
      sheet = .office(try OfficeWorkbook(archive).sheet(name))
    } else if archive.entries["content.xml"] != nil {
      sheet = .open(try OpenSheet(archive, name))
    } else {
      throw SpreadsheetError("This is no workbook: save it as .xlsx, .ods or CSV.")
    }
  }

  /// The next row that has a cell; nil after the last.
  package mutating func next() throws(SpreadsheetError) -> SheetRow? {
    switch sheet {
    case .office(var reader):
      defer { sheet = .office(reader) }
      return try reader.next()
    case .open(var reader):
      defer { sheet = .open(reader) }
      return try reader.next()
    }
  }

  /// The ranges of merged cells that were met so far, such as `A2:A5`, of which only the first has a value.
  package var merged: [MergedCells] {
    switch sheet {
    case .office(let reader): reader.merged
    case .open(let reader): reader.merged
    }
  }

  /// Throws if the texts of a row are longer than is read.
  static func check(row number: Int, size: Int) throws(SpreadsheetError) {
    guard size <= longestRow else {
      throw SpreadsheetError("Row \(number) is longer than 1 MiB; shorten its cells.")
    }
  }

  /// Refuses a name that no sheet has.
  static func unknown(_ name: String, among names: [String]) -> SpreadsheetError {
    SpreadsheetError(
      "The workbook has no sheet \(name); its sheets are \(names.joined(separator: ", ")).")
  }
}
