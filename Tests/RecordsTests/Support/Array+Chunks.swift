import Synchronization

extension [UInt8] {
  /// A source that yields the bytes in pieces of `size`, then nil.
  func chunks(of size: Int) -> @Sendable () throws -> [UInt8]? {
    let offset = Mutex(0)
    return { [self] in
      offset.withLock { offset in
        guard offset < count else { return nil }
        defer { offset = Swift.min(offset + size, count) }
        return Array(self[offset..<Swift.min(offset + size, count)])
      }
    }
  }
}
