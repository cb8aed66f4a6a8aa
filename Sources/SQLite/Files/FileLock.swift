import Foundation

/// The right to be the only process that serves a database, until this object is released.
///
/// It is a lock on a separate file, `FILE-lock`, which is never removed. A POSIX lock on the
/// database itself would be dropped when any descriptor of it closes (sqlite.org/howtocorrupt.html
/// 2.2), and if the lock file were removed, two processes could each lock a different file of that
/// name.
package final class FileLock: Sendable {
  /// Another process holds the lock.
  package struct Held: Error, Sendable, CustomStringConvertible {
    /// The database that is in use.
    package let path: String
    /// The process that has the lock, if it could be read.
    package let process: Int32?

    /// One sentence for the operator.
    package var description: String {
      let holder = process.map { " (process \($0))" } ?? ""
      return "\(path) is in use by another process\(holder); stop that one first."
    }
  }

  private let descriptor: Int32

  /// Locks the database at `path`; throws `Held` if another process still has it after `seconds`.
  package static func acquire(database path: String, patience seconds: Double) throws -> FileLock {
    let end = Date.now.addingTimeInterval(seconds)
    while true {
      do {
        // Polled, because a blocking call could not be given a time limit.
        return try FileLock(database: path)
      } catch let held as Held {
        guard Date.now < end else { throw held }
        usleep(20_000)
      }
    }
  }

  /// Locks the database at `path`, or throws `Held` at once.
  package init(database path: String) throws {
    let lockPath = path + "-lock"
    // A lock file made by root must not lock out the server, which runs as the database's owner.
    if let file = try? DurableFile.status(path) { try? DurableFile.create(lockPath, as: file) }
    // Kept only at the end: what throws before is closed here, and what is kept is closed by deinit. A second
    // close would take away whatever another thread opened under the same number in between.
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("open", lockPath) }
    // flock belongs to the open file, so a second lock in this very process is refused too.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      let process = Self.readProcess(from: descriptor)
      close(descriptor)
      guard reason == EWOULDBLOCK else {
        throw FileError("lock", lockPath, systemErrno: reason)
      }
      throw Held(path: path, process: process)
    }
    // The number only improves the other process's error message, so a full disk must not matter.
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
    self.descriptor = descriptor
  }

  deinit {
    // Given up for every copy of the descriptor: a child that this process is just starting has one until
    // it runs its program, and closing alone would leave the lock with it.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func readProcess(from descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return Int32(text.trimmingCharacters(in: .newlines))
  }
}
