import Foundation

/// Room on the disk that is held for the day when there is none: a file of zeros beside the database.
///
/// A database that was closed in order needs 32 KiB more to be opened, even for reading: the -shm file. On a
/// full disk a restart would fail (tried: 4874, SQLITE_IOERR_SHMSIZE), unless something can be given up.
package struct Ballast: Sendable {
  private static let bytes = 4 << 20

  private let path: String

  /// The ballast of the database at `path`.
  package init(database path: String) { self.path = path + "-ballast" }

  /// Holds the room, if there is any; failing is no harm.
  package func take() {
    guard access(path, F_OK) != 0 else { return }
    let zeros = [UInt8](repeating: 0, count: Ballast.bytes)
    do {
      try DurableFile.write(zeros, to: path)
    } catch {
      _ = give()
    }
  }

  /// Gives the room up; false if none was held.
  package func give() -> Bool {
    unlink(path + ".part")
    return unlink(path) == 0
  }
}
