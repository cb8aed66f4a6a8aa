import Evidence
import Foundation
import SQLite

/// The SHA-256 of a file, read piece by piece.
enum FileDigest {
  /// The digest in hexadecimal, and the length in bytes, of the file at `path`.
  static func of(_ path: String) throws -> (digest: String, bytes: Int64) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open", path) }
    defer { close(descriptor) }
    var hash = SHA256()
    var bytes: Int64 = 0
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError("read", path) }
      guard count > 0 else { break }
      piece.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      bytes += Int64(count)
    }
    return (hash.finish().hexadecimal, bytes)
  }
}
