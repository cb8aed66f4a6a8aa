import Foundation

/// A file's status by stat(2); closing an opened descriptor would drop SQLite's locks.
package struct FileStatus {
  private let facts: stat

  init(_ facts: stat) { self.facts = facts }

  var size: Int { Int(facts.st_size) }
  var isRegular: Bool { facts.st_mode & S_IFMT == S_IFREG }
  var owner: uid_t { facts.st_uid }
  var group: gid_t { facts.st_gid }
  /// Who may read and write it; its owner always may.
  var permissions: mode_t { facts.st_mode & 0o666 | 0o600 }

  /// Whether both are the same file, under two names.
  func isSame(as other: FileStatus) -> Bool {
    facts.st_dev == other.facts.st_dev && facts.st_ino == other.facts.st_ino
  }
}
