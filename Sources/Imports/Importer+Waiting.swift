extension Importer {
  /// Rows kept in memory: those that may refer to later rows, or the whole file.
  struct Waiting {
    static let mostRows = 100_000
    static let mostBytes = 64 << 20

    private(set) var rows: [SourceRow] = []
    /// Whether one waits because it changes a record that was there before the import.
    private(set) var hasLate = false
    private var size = 0

    /// Adds a row; false if that would be too many rows or bytes.
    mutating func add(_ row: SourceRow, isLate: Bool = false) -> Bool {
      guard rows.count < Waiting.mostRows, size + row.size <= Waiting.mostBytes else {
        return false
      }
      rows.append(row)
      hasLate = hasLate || isLate
      size += row.size
      return true
    }
  }
}
