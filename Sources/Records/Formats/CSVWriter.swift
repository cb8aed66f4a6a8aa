package import JSON

/// Writes documents as rows of CSV (RFC 4180: CRLF, quotes doubled), one column a member.
package struct CSVWriter: Sendable {
  private let columns: [(name: String, kind: Kind)]
  /// A column for each member that the records show which a row refers to.
  private let embedded: [(embed: Embed, member: String, kind: Kind)]
  private let isForExcel: Bool

  /// A writer of all members, or of those in `members`; `isForExcel` gives the form for spreadsheets, with a
  /// byte-order mark.
  package init(_ resource: Resource, members: Set<String>? = nil, isForExcel: Bool = false) {
    self.init(Presentation(resource, members: members), isForExcel: isForExcel)
  }

  /// A writer of what records are shown with, but for columns of the members in `hidden`.
  package init(
    _ presentation: Presentation, isForExcel: Bool = false, without hidden: Set<String> = []
  ) {
    columns = CSVWriter.columns(presentation).filter { !hidden.contains($0.name) }
    embedded = (presentation.embeds?.all ?? []).flatMap { embed in
      embed.summary.map { name in
        let field = embed.targets.flatMap(\.fields).first { $0.name == name }
        return (embed, name, field?.kind ?? .text(1...100))
      }
    }
    self.isForExcel = isForExcel
  }

  private static func columns(_ presentation: Presentation) -> [(name: String, kind: Kind)] {
    let text = Kind.text(1...100)
    let managed = Resource.managed.map { name in
      (name: name, kind: name == "version" ? Kind.integer(1 ... .max) : text)
    }
    let declared = presentation.resource.fields.map { (name: $0.name, kind: $0.kind) }
    var columns: [(name: String, kind: Kind)] = []
    for column in managed + declared where presentation.members?.contains(column.name) ?? true {
      columns.append(column)
      if presentation.language != nil, column.name == "name" {
        columns.append((NameLanguage.member, .language))
      }
      guard presentation.hasBounds else { continue }
      for name in DateBounds.names(of: column.name, column.kind) { columns.append((name, .date)) }
    }
    if presentation.links != nil { columns.append((RelatedPaths.member, .record([]))) }
    return columns
  }

  /// The row of headings.
  package func writeHeader(to bytes: inout [UInt8]) {
    if isForExcel {
      bytes += [0xEF, 0xBB, 0xBF]
      return write(cells: headings, to: &bytes)
    }
    let names = columns.map(\.name) + embedded.map { "\($0.embed.name).\($0.member)" }
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(name, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  /// The row of `document`, with what `records` has of those that it refers to.
  package func write(
    _ document: JSONObject, with records: EmbeddedRecords? = nil, to bytes: inout [UInt8]
  ) {
    guard !isForExcel else { return write(cells: cells(document, records), to: &bytes) }
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(Cell.text(document[column.name] ?? .null, column.kind), to: &bytes)
    }
    for (embed, member, kind) in embedded {
      bytes.append(UInt8(ascii: ","))
      let values = embed.ids(in: document).map { id in
        id.flatMap { records?.value(member, of: $0) } ?? .null
      }
      let cell = embed.isSingle ? Cell.text(values.first ?? .null, kind) : Cell.text(.array(values))
      write(cell, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private func write(cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(cell, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private func write(_ cell: String, to bytes: inout [UInt8]) {
    // An apostrophe works in quotes alone.
    let needsQuotes = cell.utf8.contains {
      $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || (isForExcel && $0 == 0x27)
    }
    // A row of one empty cell would be an empty line, which is no row.
    guard needsQuotes || (cell.isEmpty && columns.count + embedded.count == 1) else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// The form for spreadsheets.
extension CSVWriter {
  /// The references of a column, each of which has a column of names.
  private func embeds(of column: String) -> [Embed] {
    var found: [Embed] = []
    for (embed, _, _) in embedded
    where embed.path[0] == column && !found.contains(where: { $0.path == embed.path }) {
      found.append(embed)
    }
    return found
  }

  private var headings: [String] {
    columns.flatMap { column in
      let heading = SpreadsheetForm.heading(column.name)
      let beside =
        if case .money = column.kind { [heading + SpreadsheetForm.currencyMark] } else {
          [String]()
        }
      return [heading] + beside + embeds(of: column.name).map(SpreadsheetForm.heading)
    }
  }

  private func cells(_ document: JSONObject, _ records: EmbeddedRecords?) -> [String] {
    let currency = document.text(SpreadsheetForm.currency)
    return columns.flatMap { column in
      let value = document[column.name] ?? .null
      let names = embeds(of: column.name).map { embed in
        let names = embed.ids(in: document).map { id in
          id.flatMap { records?.value(embed.summary[0], of: $0).string } ?? ""
        }
        return SpreadsheetForm.defused(names.joined(separator: "; "))
      }
      switch column.kind {
      case .money:
        return [SpreadsheetForm.money(value, currency), value.isNull ? "" : currency ?? ""] + names
      case .integer, .share, .decimal: return [Cell.text(value)] + names
      default: return [SpreadsheetForm.defused(Cell.text(value, column.kind))] + names
      }
    }
  }
}
