import Foundation

/// The calls that make a new file survive a power cut.
package enum DurableFile {
  /// Renames `source` to `target` once its content is on the disk, and puts the name there too.
  package static func move(_ source: String, to target: String) throws(FileError) {
    try synchronize(source)
    guard rename(source, target) == 0 else { throw FileError("rename", source) }
    try synchronize(folder(of: target))
  }

  /// Gives the file a second name; false where the file system, or its rules, know no such thing.
  static func link(_ path: String, as name: String) throws(FileError) -> Bool {
    guard Foundation.link(path, name) == 0 else {
      guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else {
        throw FileError("link", path)
      }
      return false
    }
    try synchronize(folder(of: name))
    return true
  }

  /// Writes a new file, which appears whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let draft = path + ".part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("open", draft) }
    defer { close(descriptor) }
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw FileError("write", draft)
    }
    try move(draft, to: path)
  }

  /// Removes the file if there is one.
  package static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }

  /// Makes an empty file: for its owner alone, or for those that `other` is for.
  static func create(_ path: String, as other: FileStatus? = nil) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("make", path) }
    defer { close(descriptor) }
    guard let other else { return }
    // Only root may give a file to somebody else.
    guard fchown(descriptor, other.owner, other.group) == 0 else {
      throw FileError("change the owner of", path)
    }
    guard fchmod(descriptor, other.permissions) == 0 else {
      throw FileError("change the permissions of", path)
    }
  }

  /// What the file system says of the file, or `nil` if there is none.
  static func status(_ path: String) throws(FileError) -> FileStatus? {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      guard errno == ENOENT else { throw FileError("examine", path) }
      return nil
    }
    return FileStatus(facts)
  }

  /// The path that the links at `path` lead to, whether or not there is a file.
  static func followed(_ path: String) -> String {
    var path = path
    // Where links lead in a circle, whoever opens the file is told (path_resolution(7) allows 40).
    for _ in 0..<40 {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        break
      }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    return path
  }

  /// The bytes that an ordinary user may still write where `path` lies, or `nil` if nobody knows.
  static func freeBytes(beside path: String) -> Int? {
    var status = statvfs()
    guard statvfs(folder(of: path), &status) == 0 else { return nil }
    return Int(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        .partialValue)
  }

  private static func synchronize(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError("write to the disk", path) }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
