package import SQLite

extension Database {
  /// The number of the log's last entry; 0 in an empty register.
  package func lastSequence() throws -> Int64 {
    try first(
      "SELECT seq FROM entries WHERE seq < \(RecordRow.firstLaidReady) ORDER BY seq DESC LIMIT 1"
    ) { $0.int64(0) } ?? 0
  }
}
