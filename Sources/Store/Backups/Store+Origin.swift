import Records
import SQLite

extension Store {
  /// By what the register at `path` can be told from others, wherever it lies and however often it was copied:
  /// the id of its first record; nil while there is none.
  static func origin(of path: String, _ catalogue: Catalogue) throws -> String? {
    try checkOurs(path, catalogue)
    return try reading(path).first("SELECT id FROM entries ORDER BY seq LIMIT 1") { $0.string(0) }
  }
}
