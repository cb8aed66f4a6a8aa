import SQLite

extension Store {
  /// Writes one consistent and checked copy of the register at `path` to `target`, while others read and
  /// write; gives the number of the last entry in it.
  package static func backUp(_ path: String, _ catalogue: Catalogue, to target: String) throws
    -> Int64
  {
    try checkOurs(path, catalogue)
    try file(path).copy(to: target)
    return try Reader(Database(path: target, mode: .frozen), catalogue).sequence()
  }

  /// Puts the register at `source` in the place of the one at `path`, which no process may be using; gives
  /// the name under which the old one was set aside.
  package static func restore(_ path: String, _ catalogue: Catalogue, from source: String) throws
    -> String?
  {
    let lock = try FileLock(database: path)
    defer { withExtendedLifetime(lock) {} }
    try checkOurs(source, catalogue)
    let moment = Instant.now.description.replacing(":", with: "-")
    return try file(path).restore(from: file(source), settingAsideAs: "\(path).before-\(moment)")
  }
}
