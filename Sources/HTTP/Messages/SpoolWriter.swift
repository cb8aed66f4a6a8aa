#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a body to a temporary file that is unlinked from the moment it exists.
struct SpoolWriter: ~Copyable {
  private let descriptor: CInt
  private var count = 0

  init(folder: String) throws(HTTPError) {
    var name = Array("\(folder)/concordat-body-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .spoolUnavailable }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) throws(HTTPError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .spoolUnavailable }
      rest = rest.dropFirst(written)
      count += written
    }
  }

  consuming func finish() -> SpooledFile {
    let file = SpooledFile(descriptor: descriptor, count: count)
    discard self
    return file
  }

  deinit { close(descriptor) }
}
