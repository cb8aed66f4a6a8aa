/// Reads the rows of one sheet of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, chapter 9).
struct OpenSheet {
  private static let namespaces = [
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    // LibreOffice says there alone that a formula has no result.
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
  ]
  /// The most rows of a sheet; programs repeat empty ones to the last.
  private static let mostRows = 1_048_576

  private var reader: XMLReader
  private(set) var merged: [MergedCells] = []
  private var row = 0
  /// A row that is there several times, and how often still.
  private var repeated: (row: SheetRow, count: Int)?

  init(_ archive: ZipArchive, _ name: String?) throws(SpreadsheetError) {
    guard let entry = archive.entries["content.xml"] else { throw ZipArchive.damaged }
    reader = XMLReader(namespaces: OpenSheet.namespaces, try Inflater(entry, in: archive).next)
    var names: [String] = []
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == XMLName("table", "table") else {
        continue
      }
      let found = element["table", "name"] ?? ""
      if name == nil || found == name { return }
      names.append(found)
    }
    guard let name else { throw SpreadsheetError("The file has no sheet; save it as .ods anew.") }
    throw Workbook.unknown(name, among: names)
  }

  mutating func next() throws(SpreadsheetError) -> SheetRow? {
    if let (last, count) = repeated {
      row += 1
      repeated = count > 1 ? (last, count - 1) : nil
      return SheetRow(number: row, cells: last.cells, fault: last.fault)
    }
    while let event = try reader.next() {
      switch event {
      case .end(XMLName("table", "table")): return nil
      case .start(let element) where element.name == XMLName("table", "table-row"):
        let count = OpenSheet.count(element, "number-rows-repeated")
        let found = try cells(row + 1)
        guard found.fault != nil || found.cells.contains(where: { !$0.isEmpty }) else {
          row += count
          continue
        }
        row += 1
        guard row + count <= OpenSheet.mostRows else { throw ZipArchive.damaged }
        if count > 1 { repeated = (found, count - 1) }
        return found
      case .start, .end, .text: continue
      }
    }
    return nil
  }

  private mutating func cells(_ number: Int) throws(SpreadsheetError) -> SheetRow {
    var cells: [String] = []
    var fault: String?
    var column = 0
    var size = 0
    while let event = try reader.next() {
      switch event {
      case .end(XMLName("table", "table-row")):
        return SheetRow(number: number, cells: cells, fault: fault)
      case .start(let element)
      where element.name == XMLName("table", "table-cell")
        || element.name == XMLName("table", "covered-table-cell"):
        note(element, column, number)
        let (text, error) = try text(of: element)
        let count = OpenSheet.count(element, "number-columns-repeated")
        if let error, fault == nil {
          fault =
            "The cell \(ColumnName.text(column))\(number) has the error \(error); mend its formula."
        }
        if !text.isEmpty {
          guard column + count <= Workbook.mostColumns else {
            throw SpreadsheetError("Row \(number) has more than 1,000 cells.")
          }
          size += text.utf8.count * count
          try Workbook.check(row: number, size: size)
          while cells.count < column { cells.append("") }
          for _ in 0..<count { cells.append(text) }
        }
        column += count
      case .start, .end, .text: continue
      }
    }
    throw ZipArchive.damaged
  }

  /// Notes what a cell is merged with.
  private mutating func note(_ cell: XMLElement, _ column: Int, _ number: Int) {
    let columns = OpenSheet.count(cell, "number-columns-spanned")
    let rows = OpenSheet.count(cell, "number-rows-spanned")
    guard columns > 1 || rows > 1, merged.count < Workbook.mostMerged else { return }
    let last = number + rows - 1
    merged.append(
      MergedCells(
        range:
          "\(ColumnName.text(column))\(number):\(ColumnName.text(column + columns - 1))\(last)",
        lastRow: last))
  }

  /// The text of a cell, up to its end: its value where it has one, else what it shows; and the error of its
  /// formula, if it has one.
  private mutating func text(of cell: XMLElement) throws(SpreadsheetError) -> (String, String?) {
    var (paragraphs, depth, isNote) = ([String](), 0, false)
    var size = 0
    reading: while let event = try reader.next() {
      // Each event adds a paragraph, blanks or a piece of text.
      size += event.size
      try Workbook.check(row: row + 1, size: size)
      switch event {
      case .end(let name) where name == cell.name && !isNote: break reading
      // A remark beside the cell is none of its text.
      case .start(let element) where element.name == XMLName("office", "annotation"): isNote = true
      case .end(XMLName("office", "annotation")): isNote = false
      case .start(let element) where !isNote: read(element, &paragraphs, &depth)
      case .end(XMLName("text", "p")) where !isNote: depth -= 1
      case .text(let piece) where depth > 0 && !isNote: paragraphs[paragraphs.count - 1] += piece
      case .start, .end, .text: continue
      }
    }
    let shown = paragraphs.joined(separator: "\n")
    guard cell["calcext", "value-type"] != "error" else { return ("", shown) }
    switch cell["office", "value-type"] {
    case "float", "currency", "percentage":
      guard let number = cell["office", "value"].flatMap(CellNumber.text) else {
        throw ZipArchive.damaged
      }
      return (number, nil)
    case "date": return (cell["office", "date-value"].map(OpenSheet.withoutMidnight) ?? "", nil)
    case "boolean": return (cell["office", "boolean-value"] ?? "", nil)
    case "time", "string", nil: return (cell["office", "string-value"] ?? shown, nil)
    default: throw ZipArchive.damaged
    }
  }

  private func read(_ element: XMLElement, _ paragraphs: inout [String], _ depth: inout Int) {
    switch element.name {
    case XMLName("text", "p"):
      paragraphs.append("")
      depth += 1
    case XMLName("text", "s") where depth > 0:
      // A longer run of blanks stands in no cell that people made.
      let count = min(100, element["text", "c"].flatMap { Int($0) } ?? 1)
      paragraphs[paragraphs.count - 1] += String(repeating: " ", count: max(0, count))
    case XMLName("text", "tab") where depth > 0: paragraphs[paragraphs.count - 1] += "\t"
    case XMLName("text", "line-break") where depth > 0: paragraphs[paragraphs.count - 1] += "\n"
    default: return
    }
  }

  /// A day that is written as a moment at midnight.
  private static func withoutMidnight(_ text: String) -> String {
    text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
  }

  private static func count(_ element: XMLElement, _ name: String) -> Int {
    max(1, element["table", name].flatMap { Int($0) } ?? 1)
  }
}
