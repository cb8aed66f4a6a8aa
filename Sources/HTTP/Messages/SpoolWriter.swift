#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a body to a temporary file that is unlinked from the moment it exists.
struct SpoolWriter: ~Copyable {
  /// How many bytes are written between two looks at what the disk has left.
  private static let stride = 1 << 20

  private let descriptor: CInt
  private let minimumFree: Int
  private var count = 0

  /// A file in `folder` that leaves at least `minimumFree` bytes of its disk to others.
  init(folder: String, leaving minimumFree: Int) throws(HTTPError) {
    self.minimumFree = minimumFree
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
      if count / SpoolWriter.stride != (count + written) / SpoolWriter.stride {
        guard hasRoom else { throw .spoolUnavailable }
      }
      count += written
    }
  }

  /// Whether the disk has more left than has to stay free; yes if that cannot be told.
  private var hasRoom: Bool {
    var status = statvfs()
    guard fstatvfs(descriptor, &status) == 0 else { return true }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) > UInt64(max(0, minimumFree))
  }

  consuming func finish() -> SpooledFile {
    let file = SpooledFile(descriptor: descriptor, count: count)
    discard self
    return file
  }

  deinit { close(descriptor) }
}
