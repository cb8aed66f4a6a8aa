#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A request body in an unlinked temporary file, closed with the last reference to it.
package final class SpooledFile: Sendable {
  /// The length of the file in bytes.
  package let count: Int
  /// Open for reading while this object lives; use `pread`, since the file position is shared.
  package let descriptor: CInt

  /// Becomes the owner of `descriptor` and closes it in the end.
  package init(descriptor: CInt, count: Int) {
    self.descriptor = descriptor
    self.count = count
  }

  /// Up to `length` bytes from `offset`, fewer only at the end of the file; safe from any thread.
  package func read(at offset: Int, length: Int) throws(HTTPError) -> [UInt8] {
    let wanted = max(0, min(length, count - offset))
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { room, filled in
      while filled < wanted {
        let rest = UnsafeMutableBufferPointer(rebasing: room[filled..<wanted])
        let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failed = got < 0
          return
        }
        filled += got
      }
    }
    if failed { throw .spoolUnavailable }
    return bytes
  }

  deinit { close(descriptor) }
}
