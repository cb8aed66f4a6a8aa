package import Evidence
import Foundation
import JSON
import Keys
import Queries
package import Records
import SQLite
package import Store
import Tree

extension Store {
  /// Writes one consistent and checked copy of the register at `path` to `target`, while others read and
  /// write; returns the number of the last entry in it.
  package static func backUp(
    _ path: String, _ catalogue: Catalogue, to target: String,
    progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
  ) throws -> Int64 {
    let version = try checkOurs(path, catalogue)
    try file(path).copy(to: target) { bytes, most in
      progress(bytes < most ? .copying(bytes: bytes, most: most) : .checking)
    }
    let copy = try Database(path: target, mode: .frozen)
    // Until version 5 nothing was laid ready, and there was no table of it.
    guard version >= 5 else {
      return try copy.first("SELECT coalesce(max(seq), 0) FROM entries") { $0.int64(0) } ?? 0
    }
    try RecordRow.define(on: copy)
    return try copy.lastSequence()
  }

  /// The head of the tree over the log of the copy at `path`; nil if it has none, or one that `check` has to look at: a
  /// copy of a damaged tree is better than none.
  static func head(ofCopy path: String) -> TreeHead? {
    guard let copy = try? Database(path: path, mode: .frozen),
      (try? RecordRow.define(on: copy)) != nil
    else { return nil }
    return try? copy.treeHead()
  }

  /// Puts the register at `source` in the place of the one at `path`, which no process may be using.
  ///
  /// Keys that were ended since the copy stay ended, as far as the old file can still tell. Its log must be what its
  /// own tree says, and must begin with those of `heads` and of the file beside it.
  package static func restore(
    _ path: String, _ catalogue: Catalogue, from source: String, heads: [TreeHead] = [],
    at now: Instant = .now
  ) throws -> Restoration {
    let file = file(path)
    let lock = try FileLock(database: file.path)
    defer { withExtendedLifetime(lock) {} }
    let version = try checkOurs(source, catalogue)
    if version >= 6 { try checkTree(of: source, heads) }
    // Until version 2 keys had no end.
    let ends = version < 2 ? nil : keyEnds(file)
    let moment = now.description.replacing(":", with: "-")
    let (aside, liveKeys) = try file.restore(
      from: Store.file(source), settingAsideAs: "\(file.path).before-\(moment)"
    ) { copy in
      try RecordRow.define(on: copy)
      for end in ends ?? [] { try end.apply(to: copy, hasTree: version >= 6) }
      guard version >= 2 else {
        return try copy.first("SELECT count(*) FROM keys") { $0.int(0) } ?? 0
      }
      return try copy.keys().filter { $0.state(at: now) == .live }.count
    }
    return Restoration(aside: aside, liveKeys: liveKeys, keepsEnds: ends != nil)
  }

  private static func checkTree(of source: String, _ heads: [TreeHead]) throws {
    let description = FileManager.default.contents(atPath: source + ".json")
    let backup = description.flatMap { try? JSON(parsing: Array($0)) }.flatMap { Backup($0) }
    let all = heads + (backup?.head.map { [$0] } ?? [])
    let findings = try TreeInspection(reading(source), all).findings.told
    guard let first = findings.first else { return }
    throw Unusable(
      description:
        "The log in \(source) is not what was written: \(first). concordat check says more.")
  }

  /// The ends of the keys in `file`; nil if there is no file, or it cannot be read.
  private static func keyEnds(_ file: DatabaseFile) -> [KeyEnd]? {
    guard case .version(2...)? = try? file.inspect() else { return nil }
    return try? KeyEnd.all(in: reading(file.path))
  }
}
