extension Importer {
  /// Rows kept in memory: those that may refer to later rows, or the whole file.
  struct Waiting {
    static let mostRows = 100_000
    static let mostBytes = 64 << 20

    private(set) var rows: [SourceRow] = []
    private var size = 0

    /// Adds a row; false if that would be too many rows or bytes.
    mutating func add(_ row: SourceRow) -> Bool {
      guard rows.count < Waiting.mostRows, size + row.size <= Waiting.mostBytes else {
        return false
      }
      rows.append(row)
      size += row.size
      return true
    }
  }
}
