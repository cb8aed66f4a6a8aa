import Queries
import Records
import SQLite
import Store

extension Store {
  /// The id of the first record of the register at `path`, which identifies the register wherever it lies
  /// and however often it was copied; nil while it has no record.
  static func origin(of path: String, _ catalogue: Catalogue) throws -> String? {
    let version = try checkOurs(path, catalogue)
    // What is only laid ready may be given up. Until version 5 nothing was.
    let isThere = version >= 5 ? "WHERE seq < \(RecordRow.firstLaidReady)" : ""
    return try reading(path).first("SELECT id FROM entries \(isThere) ORDER BY seq LIMIT 1") {
      $0.string(0)
    }
  }
}
