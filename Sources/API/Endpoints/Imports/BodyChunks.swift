import HTTP
import Synchronization

/// A request's body, read chunk by chunk.
final class BodyChunks: Sendable {
  private static let chunk = 256 << 10
  private let body: Request.Body
  private let offset = Atomic<Int>(0)

  init(_ body: Request.Body) { self.body = body }

  /// The next bytes, or nil at the end.
  func next() throws -> [UInt8]? {
    let start = offset.add(BodyChunks.chunk, ordering: .relaxed).oldValue
    switch body {
    case .none: return nil
    case .bytes(let bytes):
      return start < bytes.count
        ? Array(bytes[start..<min(start + BodyChunks.chunk, bytes.count)]) : nil
    case .file(let file):
      return start < file.count ? try file.read(at: start, length: BodyChunks.chunk) : nil
    }
  }
}
