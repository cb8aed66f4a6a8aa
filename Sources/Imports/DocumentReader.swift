import JSON

/// Reads the rows at a path of one JSON document.
///
/// The whole document is kept as bytes, but only one row at a time is parsed to a tree.
struct DocumentReader {
  /// The default path: each element of the document.
  static let elements = JSONPointer.root.appending("*")
  /// The most bytes of a document, 64 MiB; longer data is imported as JSON lines.
  static let longest = 64 << 20

  private let path: JSONPointer
  private let longest: Int
  private let source: () throws -> [UInt8]?
  private var bytes: [UInt8] = []
  private var found: [JSONRows.Row]?
  private var row = 0

  init(
    at path: JSONPointer, longest: Int = DocumentReader.longest,
    _ source: @escaping () throws -> [UInt8]?
  ) {
    (self.path, self.longest, self.source) = (path, longest, source)
  }

  /// The next row, nil after the last; an invalid document becomes one row with the error.
  mutating func next() throws -> SourceRow? {
    guard let found else { return try begin() }
    guard row < found.count else { return nil }
    let place = found[row]
    row += 1
    let content: SourceRow.Content
    do throws(JSONError) {
      // Where an object's members are the rows, a row itself may have very many members.
      content = .value(try JSON(parsing: bytes[place.bytes], maxMembers: 100_000))
    } catch {
      content = .unreadable(code: error.code.rawValue, detail: error.message)
    }
    var next = SourceRow(row: row, line: place.line, content: content, size: place.bytes.count)
    for (index, name) in place.names.enumerated() {
      next.derived["*\(index + 1)"] = .string(name)
    }
    return next
  }

  private mutating func begin() throws -> SourceRow? {
    found = []
    while let chunk = try source() {
      bytes += chunk
      guard bytes.count <= longest else {
        return refused(
          1, "too_long", "The document is longer than \(longest >> 20) MiB; write it as JSON lines."
        )
      }
    }
    do throws(JSONError) {
      let rows = try JSONRows(at: path, in: bytes).rows
      guard !rows.isEmpty else {
        return refused(
          1, "no_rows", "The document has nothing at \(path), where its rows should be.")
      }
      found = rows
    } catch {
      return refused(error.line, error.code.rawValue, "Column \(error.column): \(error.message)")
    }
    return try next()
  }

  private func refused(_ line: Int, _ code: String, _ detail: String) -> SourceRow {
    SourceRow(
      row: 1, line: line, content: .unreadable(code: code, detail: "\(detail) Nothing was read."))
  }
}
