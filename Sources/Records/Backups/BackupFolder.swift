import Foundation
import JSON
import SQLite

/// The copies of one register in a folder: made one at a time, each checked and described beside it.
package struct BackupFolder: Sendable {
  /// The folder cannot be used.
  package struct Unusable: Error, Sendable, CustomStringConvertible {
    package let description: String
  }

  package let path: String

  /// The folder at `path`, which is made if it is not there.
  package init(_ path: String) throws {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Unusable(description: "The folder \(path) for backups cannot be made.")
    }
  }

  /// Copies the register at `register`, while others read and write.
  ///
  /// The copy and its description appear whole or not at all. Only one process may be copying into a folder.
  package func make(
    of register: String, _ catalogue: Catalogue, at now: Instant,
    progress: @escaping @Sendable (BackupProgress) -> Void = { _ in }
  ) throws -> Backup {
    let lock = try FileLock(database: file("backups"))
    defer { withExtendedLifetime(lock) {} }
    try removeDrafts()
    let name = "register-\(now.description.replacing(":", with: "-")).db"
    let target = file(name)
    let sequence = try Store.backUp(register, catalogue, to: target, progress: progress)
    progress(.hashing)
    do {
      let (digest, bytes) = try FileDigest.of(target)
      let backup = Backup(
        name: name, createdAt: now, bytes: bytes, sequence: sequence, digest: digest)
      try DurableFile.write(JSON.object(backup.json).bytes + [0x0A], to: target + ".json")
      return backup
    } catch {
      try? FileManager.default.removeItem(atPath: target)
      throw error
    }
  }

  /// The copies that are described, the newest first.
  package func list() throws -> [Backup] {
    try names().filter { $0.hasSuffix(".db.json") }.compactMap { name in
      guard let data = FileManager.default.contents(atPath: file(name)),
        let backup = (try? JSON(parsing: Array(data))).flatMap({ Backup($0) }),
        FileManager.default.fileExists(atPath: file(backup.name))
      else { return nil }
      return backup
    }.sorted { $0.createdAt > $1.createdAt }
  }

  /// Removes all copies but the newest `count`; how many went.
  @discardableResult
  package func keep(_ count: Int) throws -> Int {
    let old = try list().dropFirst(count)
    for backup in old {
      // The description goes first: a copy without one is not listed.
      for name in [backup.name + ".json", backup.name] {
        try FileManager.default.removeItem(atPath: file(name))
      }
    }
    return old.count
  }

  /// Removes what a copying left that was cut short.
  private func removeDrafts() throws {
    for name in try names() where name.hasPrefix("register-") && name.hasSuffix(".part") {
      try FileManager.default.removeItem(atPath: file(name))
    }
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path)
  }

  private func file(_ name: String) -> String { "\(path)/\(name)" }
}
