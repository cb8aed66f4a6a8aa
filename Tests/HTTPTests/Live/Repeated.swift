import HTTP
import Synchronization

/// The same chunk again and again, counting how often it was asked for.
final class Repeated: BodySource {
  private static let endless = Atomic<Int>(0)

  /// Chunks that sources without an end have given so far.
  static var endlessGiven: Int { endless.load(ordering: .relaxed) }

  private struct Failure: Error {}

  private let chunks: Int
  private let chunk: [UInt8]
  private let fails: Bool
  private let count = Atomic<Int>(0)

  init(chunks: Int, bytes: Int, fails: Bool = false) {
    self.chunks = chunks
    chunk = [UInt8](repeating: 0x62, count: bytes)
    self.fails = fails
  }

  func next() throws -> [UInt8]? {
    guard count.load(ordering: .relaxed) < chunks else {
      if fails { throw Failure() }
      return nil
    }
    count.add(1, ordering: .relaxed)
    if chunks == .max { Self.endless.add(1, ordering: .relaxed) }
    return chunk
  }
}
