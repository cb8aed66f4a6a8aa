import SQLite

/// Which document of a record is shown: that of a version, as it was written or completed since.
package struct Edition: Sendable, Hashable {
  package let version: Int64
  /// Whether the document has members declared after the version was written: it then differs from the one
  /// written.
  package let isCompleted: Bool

  package init(version: Int64, isCompleted: Bool = false) {
    (self.version, self.isCompleted) = (version, isCompleted)
  }

  /// Reads the version at `column` of a row, and whether it is completed from the next.
  init(_ row: Statement, at column: Int) {
    (version, isCompleted) = (row.int64(column), row.int64(column + 1) == 1)
  }
}
