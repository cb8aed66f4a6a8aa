/// The parts of a workbook in Office Open XML (ECMA-376): which sheets there are, shared texts, formats.
struct OfficeWorkbook {
  /// The most bytes of texts that cells share, which are kept in memory.
  private static let mostText = 128 << 20
  /// The most bytes of the lists of sheets and of styles.
  private static let mostList = 16 << 20
  /// The namespaces of the transitional form and of the strict one.
  static let namespaces = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "p",
  ]

  private let archive: ZipArchive
  private var sheets: [(name: String, path: String)] = []
  private(set) var texts: [String] = []
  /// What the numbers of each style are, by the style's index.
  private(set) var forms: [NumberForm] = []
  private(set) var days = SerialDay(is1904: false)

  init(_ archive: ZipArchive) throws(SpreadsheetError) {
    self.archive = archive
    guard let main = try relations(of: "").first(where: { $0.type.hasSuffix("/officeDocument") })
    else { throw ZipArchive.damaged }
    let relations = try relations(of: main.path)
    try readSheets(main.path, relations)
    if let part = relations.first(where: { $0.type.hasSuffix("/sharedStrings") }) {
      try readTexts(part.path)
    }
    if let part = relations.first(where: { $0.type.hasSuffix("/styles") }) {
      try readForms(part.path)
    }
  }

  /// The sheet called `name`, the first one without a name.
  func sheet(_ name: String?) throws(SpreadsheetError) -> OfficeSheet {
    guard let first = sheets.first else { throw ZipArchive.damaged }
    guard let name else { return try OfficeSheet(self, first.path) }
    guard let sheet = sheets.first(where: { $0.name == name }) else {
      throw Workbook.unknown(name, among: sheets.map(\.name))
    }
    return try OfficeSheet(self, sheet.path)
  }

  /// Reads a part of the workbook; `most` bounds one that is kept in memory.
  func reader(_ path: String, most: Int = Inflater.mostBytes) throws(SpreadsheetError)
    -> XMLReader
  {
    guard let entry = archive.entries[path] else { throw ZipArchive.damaged }
    guard entry.size <= most else {
      throw SpreadsheetError("A part of the workbook is too long: \(path); save it as CSV.")
    }
    return XMLReader(
      namespaces: OfficeWorkbook.namespaces, try Inflater(entry, in: archive).next)
  }

  private struct Relation {
    let id: String
    let type: String
    let path: String
  }

  /// What the part at `path` refers to; the archive itself for an empty path (ECMA-376 part 2, 6.5).
  private func relations(of path: String) throws(SpreadsheetError) -> [Relation] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let file = "\(folder)_rels/\(path.dropFirst(folder.count)).rels"
    guard archive.entries[file] != nil else { return [] }
    var reader = try reader(file, most: OfficeWorkbook.mostList)
    var relations: [Relation] = []
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == XMLName("p", "Relationship"),
        element["TargetMode"] != "External", let id = element["Id"], let type = element["Type"],
        let target = element["Target"]
      else { continue }
      relations.append(
        Relation(id: id, type: type, path: OfficeWorkbook.path(target, from: folder)))
    }
    return relations
  }

  /// The path in the archive of a target, which begins at its root or at the folder of who names it.
  private static func path(_ target: String, from folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private mutating func readSheets(_ path: String, _ relations: [Relation])
    throws(SpreadsheetError)
  {
    var reader = try reader(path, most: OfficeWorkbook.mostList)
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      switch element.name {
      case XMLName("s", "workbookPr"):
        days = SerialDay(is1904: ["1", "true"].contains(element["date1904"]))
      case XMLName("s", "sheet"):
        guard let relation = relations.first(where: { $0.id == element["r", "id"] }) else {
          throw ZipArchive.damaged
        }
        // A sheet of a chart has no cells.
        if relation.type.hasSuffix("/worksheet") {
          sheets.append((element["name"] ?? "", relation.path))
        }
      default: continue
      }
    }
  }

  private mutating func readTexts(_ path: String) throws(SpreadsheetError) {
    var reader = try reader(path)
    var text = OfficeText()
    var size = 0
    while let event = try reader.next() {
      text.read(event)
      guard case .end(XMLName("s", "si")) = event else { continue }
      let whole = text.finish()
      size += whole.utf8.count + 16
      guard size <= OfficeWorkbook.mostText else {
        throw SpreadsheetError("The texts of the workbook take more than 128 MiB; save it as CSV.")
      }
      texts.append(whole)
    }
  }

  private mutating func readForms(_ path: String) throws(SpreadsheetError) {
    var reader = try reader(path, most: OfficeWorkbook.mostList)
    var codes: [Int: String] = [:]
    var isInCells = false
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == XMLName("s", "numFmt"):
        if let id = element["numFmtId"].flatMap({ Int($0) }) { codes[id] = element["formatCode"] }
      case .start(let element) where element.name == XMLName("s", "cellXfs"): isInCells = true
      case .end(XMLName("s", "cellXfs")): isInCells = false
      case .start(let element) where isInCells && element.name == XMLName("s", "xf"):
        let id = element["numFmtId"].flatMap { Int($0) } ?? 0
        forms.append(
          codes[id].map { NumberForm(code: $0) } ?? NumberForm(builtIn: id) ?? .number)
      case .start, .end, .text: continue
      }
    }
  }
}
