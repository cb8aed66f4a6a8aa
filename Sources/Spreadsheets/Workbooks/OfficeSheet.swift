/// Reads the rows of one sheet in Office Open XML.
struct OfficeSheet {
  private let workbook: OfficeWorkbook
  private var reader: XMLReader
  let merged: [MergedCells]
  private var row = 0

  init(_ workbook: OfficeWorkbook, _ path: String) throws(SpreadsheetError) {
    self.workbook = workbook
    // What is merged stands behind all rows, and is told of the rows it lies in.
    merged = try OfficeSheet.merged(try workbook.reader(path))
    reader = try workbook.reader(path)
  }

  mutating func next() throws(SpreadsheetError) -> SheetRow? {
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == XMLName("s", "row") else { continue }
      let number = element["r"].flatMap { Int($0) } ?? row + 1
      guard number > row else { throw ZipArchive.damaged }
      row = number
      let found = try cells()
      if found.fault != nil || found.cells.contains(where: { !$0.isEmpty }) { return found }
    }
    return nil
  }

  private mutating func cells() throws(SpreadsheetError) -> SheetRow {
    var cells: [String] = []
    var fault: String?
    var column = -1
    var size = 0
    while let event = try reader.next() {
      switch event {
      case .end(XMLName("s", "row")): return SheetRow(number: row, cells: cells, fault: fault)
      case .start(let element) where element.name == XMLName("s", "c"):
        let place = element["r"].flatMap(ColumnName.place)
        guard place == nil || (place?.row == row && place?.column ?? 0 > column) else {
          throw ZipArchive.damaged
        }
        column = place?.column ?? column + 1
        let text: String
        do throws(CellFault) {
          text = try self.text(of: element)
        } catch {
          switch error {
          case .workbook(let error): throw error
          case .cell(let detail):
            text = ""
            fault = fault ?? "The cell \(ColumnName.text(column))\(row) \(detail)"
          }
        }
        guard !text.isEmpty else { continue }
        guard column < Workbook.mostColumns else {
          throw SpreadsheetError("Row \(row) has more than 1,000 cells.")
        }
        size += text.utf8.count
        try Workbook.check(row: row, size: size)
        while cells.count < column { cells.append("") }
        cells.append(text)
      case .start, .end, .text: continue
      }
    }
    throw ZipArchive.damaged
  }

  private enum CellFault: Error {
    case workbook(SpreadsheetError)
    case cell(String)
  }

  /// The text of a cell, up to its end (ECMA-376 part 1, 18.3.1.4 and 18.18.11).
  private mutating func text(of cell: XMLElement) throws(CellFault) -> String {
    var (value, isInValue, inline) = ("", false, OfficeText())
    do throws(SpreadsheetError) {
      reading: while let event = try reader.next() {
        inline.read(event)
        try Workbook.check(row: row, size: value.utf8.count + inline.size)
        switch event {
        case .start(let element): isInValue = element.name == XMLName("s", "v")
        case .text(let piece): if isInValue { value += piece }
        case .end(XMLName("s", "c")): break reading
        case .end: isInValue = false
        }
      }
    } catch {
      throw .workbook(error)
    }
    switch cell["t"] ?? "n" {
    case "s":
      guard let index = Int(value), workbook.texts.indices.contains(index) else {
        throw .workbook(ZipArchive.damaged)
      }
      return workbook.texts[index]
    case "inlineStr": return inline.finish()
    case "str": return OfficeText.decoded(value)
    case "b": return value == "1" || value == "true" ? "true" : "false"
    case "d": return value
    case "e": throw .cell("has the error \(value); mend its formula.")
    case "n": return value.isEmpty ? "" : try number(value, style: cell["s"])
    default: throw .workbook(ZipArchive.damaged)
    }
  }

  private func number(_ text: String, style: String?) throws(CellFault) -> String {
    let style = style.flatMap { Int($0) } ?? 0
    let form = workbook.forms.indices.contains(style) ? workbook.forms[style] : .number
    if case .number = form {
      guard let number = CellNumber.text(text) else { throw .workbook(ZipArchive.damaged) }
      return number
    }
    guard let serial = Double(text) else { throw .workbook(ZipArchive.damaged) }
    guard let day = workbook.days.text(serial, form) else {
      throw .cell("is shown as a day, and its number \(text) is none.")
    }
    return day
  }

  private static func merged(_ reader: XMLReader) throws(SpreadsheetError) -> [MergedCells] {
    var (reader, found) = (reader, [MergedCells]())
    while found.count < Workbook.mostMerged, let event = try reader.next() {
      guard case .start(let element) = event, element.name == XMLName("s", "mergeCell"),
        let range = element["ref"],
        let last = range.split(separator: ":").last.flatMap({ ColumnName.place(String($0)) })
      else { continue }
      found.append(MergedCells(range: range, lastRow: last.row))
    }
    return found
  }
}
