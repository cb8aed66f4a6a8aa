import Foundation
import JSON
package import Records
import SQLite
import Store

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

  /// Copies the register at `register`, while others read and write, and removes all copies but the newest
  /// `count`; if they cannot be removed, `tell` is called with a sentence that says so.
  ///
  /// The copy and its description appear whole or not at all. Only one process may be copying into a folder.
  package func make(
    of register: String, _ catalogue: Catalogue, at now: Instant, keeping count: Int,
    progress: @escaping @Sendable (BackupProgress) -> Void = { _ in },
    tell: (String) -> Void
  ) throws -> Backup {
    let lock = try FileLock(database: file("backups"))
    defer { withExtendedLifetime(lock) {} }
    try removeRemains()
    let origin = try Store.origin(of: register, catalogue)
    if let origin, try list().contains(where: { $0.origin ?? origin != origin }) {
      throw Unusable(
        description: "The folder \(path) holds backups of another register; name one of its own.")
    }
    let name = "register-\(now.description.replacing(":", with: "-")).db"
    let target = file(name)
    let draft = target + ".part"
    do {
      let sequence = try Store.backUp(register, catalogue, to: draft, progress: progress)
      progress(.hashing)
      let (digest, bytes) = try FileDigest.of(draft)
      let backup = Backup(
        name: name, createdAt: now, bytes: bytes, sequence: sequence, digest: digest,
        head: Store.head(ofCopy: draft), origin: origin)
      try DurableFile.write(backup.description, to: target + ".json")
      // Last, so that there is no copy that nobody lists or removes.
      try DurableFile.move(draft, to: target)
      do {
        try keep(count)
      } catch {
        tell("Old backups could not be removed: \(error)")
      }
      return backup
    } catch {
      try? removeRemains()
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

  /// Removes all copies but the newest `count`.
  private func keep(_ count: Int) throws {
    for backup in try list().dropFirst(count) {
      // A description without its copy is not listed, and goes with the next one.
      try DurableFile.remove(file(backup.name))
      try DurableFile.remove(file(backup.name + ".json"))
    }
  }

  /// Removes the files that an interrupted copy or removal left.
  private func removeRemains() throws {
    let names = Set(try names())
    for name in names where name.hasPrefix("register-") {
      let isAlone = name.hasSuffix(".db.json") && !names.contains(String(name.dropLast(5)))
      if isAlone || name.hasSuffix(".part") { try DurableFile.remove(file(name)) }
    }
  }

  private func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw Unusable(description: "The folder \(path) for backups cannot be read.")
    }
  }

  private func file(_ name: String) -> String { "\(path)/\(name)" }
}
