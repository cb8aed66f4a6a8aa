/// The 16 random bytes from which the salts of one entry's values are derived.
///
/// Without it nobody can try out what a value may be whose hash he has. A value's own salt tells neither this one
/// nor any other, so one can be given without the rest.
package struct Salt: Sendable, Hashable {
  package static let count = 16

  package let bytes: [UInt8]

  /// A new one, from the system's generator, which is cryptographically secure.
  package init() {
    var generator = SystemRandomNumberGenerator()
    let words: [UInt64] = [generator.next(), generator.next()]
    bytes = words.withUnsafeBytes { Array($0) }
  }

  /// Nil unless there are 16 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Salt.count else { return nil }
    self.bytes = bytes
  }

  /// The salts of the values at two places, an even one and the next: the halves of one digest.
  func pair(of place: Int) -> Digest {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    withUnsafeBytes(of: UInt32(place / 2).bigEndian) { hash.update($0) }
    return hash.finished()
  }

  /// The salt of the value at `place`.
  package func value(_ place: Int) -> [UInt8] {
    let start = place % 2 * Salt.count
    return Array(pair(of: place).bytes[start..<start + Salt.count])
  }
}
