import Foundation

/// The right to be the only process that serves a database, held as long as this lives.
///
/// It is a lock on a file of its own, `FILE-lock`, which stays in place: a POSIX lock on the database
/// itself would be dropped with any descriptor of it that closes (sqlite.org/howtocorrupt.html 2.2),
/// and removing the file would let two processes each lock another one of that name.
package final class FileLock: Sendable {
  /// Another process holds the lock.
  package struct Held: Error, Sendable, CustomStringConvertible {
    /// The database that is in use.
    package let path: String
    /// The process that said it holds the lock, if it did.
    package let process: Int32?

    /// One sentence for the operator.
    package var description: String {
      let holder = process.map { " (process \($0))" } ?? ""
      return "\(path) is in use by another process\(holder); stop that one first."
    }
  }

  private let descriptor: Int32

  /// Takes the lock that belongs to the database at `path`, or throws `Held` after so many seconds.
  package static func take(database path: String, patience seconds: Double) throws -> FileLock {
    let end = Date.now.addingTimeInterval(seconds)
    while true {
      do {
        // Asked again and again, because a call that waits for the lock could not be given an end.
        return try FileLock(database: path)
      } catch let held as Held {
        guard Date.now < end else { throw held }
        usleep(20_000)
      }
    }
  }

  /// Takes the lock that belongs to the database at `path`, or throws `Held` at once.
  package init(database path: String) throws {
    let lockPath = path + "-lock"
    // Root at work must not lock out the server, whose user the file belongs to.
    if let file = try? DurableFile.status(path) { try? DurableFile.create(lockPath, as: file) }
    descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("open", lockPath) }
    // flock belongs to the open file, so a second one in this very process is refused too.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      let process = Self.readProcess(from: descriptor)
      close(descriptor)
      guard reason == EWOULDBLOCK else {
        throw FileError("lock", lockPath, systemErrno: reason)
      }
      throw Held(path: path, process: process)
    }
    // The number only makes the other's error message better, so a full disk must not matter.
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  deinit { close(descriptor) }

  private static func readProcess(from descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return Int32(text.trimmingCharacters(in: .newlines))
  }
}
