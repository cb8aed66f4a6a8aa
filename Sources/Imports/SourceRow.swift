import JSON
import Records

/// One row of a file: its number from 1, the line it begins on, and its content.
struct SourceRow: Sendable {
  enum Content: Sendable {
    case cells([String], Headings)
    case value(JSON)
    /// The row cannot be read.
    case unreadable(code: String, detail: String)
  }

  let row: Int
  let line: Int
  let content: Content
  /// The approximate length of the row in the file, in bytes.
  var size = 0
  /// The cells of `let`, and what the stars of `rows` matched, by name.
  ///
  /// They take precedence over headings with the same name.
  var derived: [String: JSON] = [:]
  /// What is told of the whole file.
  var notes: ReadingNotes?
  /// Which file the row is of, where there are several.
  var file: File?

  /// One of several files, by its place among them.
  struct File: Sendable {
    let index: Int
    let name: String
  }

  /// The cell with the name of the row's file.
  static let fileName = "*file"

  /// The cell under a heading; null if it is empty, nil if there is no such heading.
  ///
  /// In a row of JSON, `heading` is a member's name or a pointer; the empty pointer is the whole
  /// row.
  func value(_ heading: String) -> JSON? {
    if let value = derived[heading] { return value }
    switch content {
    case .cells(let cells, let headings):
      guard let index = headings.position(of: heading) else { return nil }
      return cells[index].isEmpty ? .null : .string(cells[index])
    case .value(let json):
      let isPointer = heading.isEmpty || heading.hasPrefix("/")
      return (isPointer ? json[pointer: heading] : json[heading]) ?? .null
    case .unreadable: return nil
    }
  }

  static let noSuchHeading = "no_such_heading"

  /// The fault of a heading that the mapping names and the file has not.
  static func missing(_ heading: String) -> RowFault {
    RowFault(
      column: heading, code: noSuchHeading,
      detail: "The file has no heading \"\(heading)\", which the mapping names.")
  }

  /// The sentence of a fault, with what the row's headings show of a missing one.
  func detail(of fault: RowFault) -> String {
    guard fault.code == SourceRow.noSuchHeading, let heading = fault.column,
      case .cells(_, let headings) = content
    else { return fault.detail }
    let alike = headings.names.filter { Headings.folded($0) == Headings.folded(heading) }
    if !alike.isEmpty {
      return
        "The file has no heading \"\(heading)\", and \(alike.joined(separator: " and ")) differ from each other in case and spaces alone; rename all but one."
    }
    guard headings.names.count == 1 else {
      return
        "The file has no heading \"\(heading)\", which the mapping names\(Nearest.sentence(to: heading, among: headings.names))."
    }
    return
      "The file has no heading \"\(heading)\": its only one is \"\(headings.names[0].cut(to: 60))\". If that is a title, say in the mapping how many lines stand above the headings: \"table\": {\"skip\": \(headings.line)}."
  }

  /// The cell under the only heading that matches `pattern`.
  ///
  /// `?` is one letter or digit, `*` any number of characters.
  func value(like pattern: String) throws(RowFault) -> JSON {
    let names = names(like: pattern)
    guard let name = names.first else { throw SourceRow.missing(pattern) }
    guard names.count == 1 else {
      throw RowFault(
        column: name, code: "several_headings",
        detail:
          "\(names.joined(separator: ", ")) all look like \(pattern); name the one that is meant.")
    }
    return value(name) ?? .null
  }

  /// The headings that match `pattern`; in a row of JSON only a path's last name is a pattern.
  func names(like pattern: String) -> [String] {
    switch content {
    case .cells(_, let headings): return headings.names.filter { Headings.fits($0, pattern) }
    case .value(let json):
      guard let slash = pattern.lastIndex(of: "/") else {
        return (json.object?.members ?? []).map(\.name).filter { Headings.fits($0, pattern) }
      }
      let (path, last) = (
        String(pattern[..<slash]), String(pattern[pattern.index(after: slash)...])
      )
      return (json[pointer: path]?.object?.members ?? []).map(\.name)
        .filter { Headings.fits($0, last) }
        .map { "\(path)/\(JSONPointer.escape($0))" }
    case .unreadable: return []
    }
  }

  /// The text under a heading with white space trimmed; nil if it is empty.
  func text(_ heading: String) -> String? {
    guard let value = value(heading), !value.isNull else { return nil }
    let text = Cell.text(value).trimmed
    return text.isEmpty ? nil : text
  }
}

extension SourceRow {
  /// A feature of GeoJSON: its properties are the cells; its geometry and id are read by pointer.
  init(row: Int, line: Int, feature: JSONObject, size: Int) {
    self.init(row: row, line: line, content: .value(.object(feature)), size: size)
    for property in feature["properties"]?.object?.members ?? [] {
      derived[property.name] = property.value
    }
  }
}
