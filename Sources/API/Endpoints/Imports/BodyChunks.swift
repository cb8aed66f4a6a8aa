import HTTP
import Synchronization

/// A request's body, or a part of it, read chunk by chunk.
final class BodyChunks: Sendable {
  private static let chunk = 256 << 10
  private let body: Request.Body
  private let end: Int
  private let offset: Atomic<Int>

  /// Reads the bytes of `body` in `range`; all of them if it is left out.
  init(_ body: Request.Body, _ range: Range<Int>? = nil) {
    self.body = body
    end = range?.upperBound ?? BodyChunks.length(of: body)
    offset = Atomic(range?.lowerBound ?? 0)
  }

  /// The next bytes, or nil at the end.
  func next() throws -> [UInt8]? {
    let start = offset.add(BodyChunks.chunk, ordering: .relaxed).oldValue
    guard start < end else { return nil }
    return try BodyChunks.read(body, at: start, length: min(BodyChunks.chunk, end - start))
  }

  static func length(of body: Request.Body) -> Int {
    switch body {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .file(let file): file.count
    }
  }

  /// Up to `length` bytes of a body from `offset` on.
  static func read(_ body: Request.Body, at offset: Int, length: Int) throws -> [UInt8] {
    switch body {
    case .none: []
    case .bytes(let bytes):
      Array(bytes[min(offset, bytes.count)..<min(offset + length, bytes.count)])
    case .file(let file): try file.read(at: offset, length: length)
    }
  }
}
