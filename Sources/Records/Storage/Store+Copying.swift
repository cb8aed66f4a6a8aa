import SQLite

extension Store {
  /// Writes one consistent and checked copy of the register at `path` to `target`, while others read and
  /// write; gives the number of the last entry in it.
  package static func backUp(
    _ path: String, _ catalogue: Catalogue, to target: String,
    progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
  ) throws -> Int64 {
    try checkOurs(path, catalogue)
    try file(path).copy(to: target) { bytes, most in
      progress(bytes < most ? .copying(bytes: bytes, most: most) : .checking)
    }
    return try Reader(Database(path: target, mode: .frozen), catalogue).sequence()
  }

  /// Removes the empty files that reading left beside the register at `path`, unless somebody uses it.
  package static func tidy(_ path: String) { file(path).tidy() }

  /// Puts the register at `source` in the place of the one at `path`, which no process may be using; gives
  /// the name under which the old one was set aside.
  package static func restore(_ path: String, _ catalogue: Catalogue, from source: String) throws
    -> String?
  {
    let path = file(path).path
    let lock = try FileLock(database: path)
    defer { withExtendedLifetime(lock) {} }
    try checkOurs(source, catalogue)
    let moment = Instant.now.description.replacing(":", with: "-")
    let name = "\(path).before-\(moment)"
    return try file(path).restore(from: file(source), settingAsideAs: name) { _ in }.aside
  }
}
