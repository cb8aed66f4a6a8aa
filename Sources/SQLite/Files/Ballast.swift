import Foundation

/// Disk space reserved for the day when the disk is full: a file of zeros beside the database.
///
/// Opening a database needs 32 KiB for the -shm file, even to read it and after a clean close. On a
/// full disk a restart would fail (tried: 4874, SQLITE_IOERR_SHMSIZE) if no space could be
/// released.
package struct Ballast: Sendable {
  private static let bytes = 4 << 20

  private let path: String

  /// The ballast of the database at `path`.
  package init(database path: String) { self.path = path + "-ballast" }

  /// Reserves the space if the disk has it; a failure is harmless.
  package func reserve() {
    guard access(path, F_OK) != 0 else { return }
    let zeros = [UInt8](repeating: 0, count: Ballast.bytes)
    do {
      try DurableFile.write(zeros, to: path)
    } catch {
      _ = release()
    }
  }

  /// Releases the space; false if none was reserved.
  package func release() -> Bool {
    unlink(path + ".part")
    return unlink(path) == 0
  }
}
