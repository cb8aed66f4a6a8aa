/// The 32 bytes of a SHA-256, without an array for each.
package struct Digest: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  package static let count = 32

  /// Has `fill` write all 32 bytes.
  init(filledBy fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    withUnsafeMutableBytes(of: &words) { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { if let base = $0.baseAddress { fill(base) } }
    }
  }

  /// Nil unless there are 32 bytes.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Digest.count else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// Reads 64 hexadecimal digits.
  package init?(hexadecimal text: some StringProtocol) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes)
  }

  package var bytes: [UInt8] { withBytes { Array($0) } }

  package var hexadecimal: String { withBytes { $0.hexadecimal } }

  func withBytes<Output>(_ body: (UnsafeRawBufferPointer) -> Output) -> Output {
    withUnsafeBytes(of: words) { body($0) }
  }

  package static func == (one: Digest, other: Digest) -> Bool { one.words == other.words }

  package func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }
}
