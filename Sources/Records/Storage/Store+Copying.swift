import SQLite

extension Store {
  /// Writes one consistent and checked copy of the register at `path` to `target`, while others read and write.
  package static func backUp(_ path: String, _ catalogue: Catalogue, to target: String) throws {
    try checkReadable(path, catalogue)
    try file(path).copy(to: target)
  }

  /// Puts the register at `source` in the place of the one at `path`, which no process may be using; gives
  /// the name under which the old one was set aside.
  package static func restore(_ path: String, _ catalogue: Catalogue, from source: String) throws
    -> String?
  {
    let lock = try FileLock(database: path)
    defer { withExtendedLifetime(lock) {} }
    try checkReadable(source, catalogue)
    let moment = Instant.now.description.replacing(":", with: "-")
    return try file(path).restore(from: file(source), settingAsideAs: "\(path).before-\(moment)")
  }
}
