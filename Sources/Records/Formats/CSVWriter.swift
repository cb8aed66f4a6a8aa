package import JSON

/// Writes documents as rows of CSV (RFC 4180: CRLF, quotes doubled), one column a member.
package struct CSVWriter: Sendable {
  private let columns: [(name: String, kind: Kind)]
  private let isForExcel: Bool

  /// A writer of all members, or of those in `members`; `isForExcel` adds the byte-order mark and
  /// defuses cells that a spreadsheet would run as formulas.
  package init(_ resource: Resource, members: Set<String>? = nil, isForExcel: Bool = false) {
    let managed = Resource.managed.map { name in
      (name: name, kind: name == "version" ? Kind.integer(1 ... .max) : .text(1...100))
    }
    let all = managed + resource.fields.map { (name: $0.name, kind: $0.kind) }
    columns = all.filter { members?.contains($0.name) ?? true }
    self.isForExcel = isForExcel
  }

  /// The row of headings.
  package func writeHeader(to bytes: inout [UInt8]) {
    if isForExcel { bytes += [0xEF, 0xBB, 0xBF] }
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(column.name, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  /// The row of `document`.
  package func write(_ document: JSONObject, to bytes: inout [UInt8]) {
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(Cell.text(document[column.name] ?? .null, column.kind), to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private func write(_ cell: String, to bytes: inout [UInt8]) {
    let isFormula = isForExcel && cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } == true
    let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    // A row of one empty cell would be an empty line, which is no row.
    guard needsQuotes || isFormula || (cell.isEmpty && columns.count == 1) else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    // A leading apostrophe makes a spreadsheet treat the cell as text (OWASP, CSV injection).
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
