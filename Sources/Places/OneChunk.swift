import Synchronization

/// A whole file as the only chunk of a source.
final class OneChunk: Sendable {
  private let bytes: Mutex<[UInt8]?>

  init(_ bytes: [UInt8]) { self.bytes = Mutex(bytes) }

  /// The bytes the first time, nil afterwards.
  @Sendable func next() -> [UInt8]? { bytes.withLock { $0.take() } }
}
