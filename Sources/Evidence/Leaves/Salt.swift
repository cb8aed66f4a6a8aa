/// The 16 random bytes from which the salts of one entry's values are derived.
///
/// Without it nobody can try out what a value may be whose hash he has. A value's own salt tells neither this one
/// nor any other, so one can be given without the rest.
package struct Salt: Sendable, Hashable {
  package static let count = 16

  package let bytes: [UInt8]

  init(_ words: (UInt64, UInt64)) { bytes = withUnsafeBytes(of: words) { Array($0) } }

  /// Nil unless there are 16 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Salt.count else { return nil }
    self.bytes = bytes
  }

  /// The salt of the value called `name`: the first half of the digest of both.
  package func value(_ name: [UInt8]) -> [UInt8] {
    name.withUnsafeBytes { name in digest(name).withBytes { Array($0.prefix(Salt.count)) } }
  }

  /// The hash of the value called `name`.
  package func hash(_ name: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer) -> Digest {
    digest(name).withBytes {
      LeafHash.value(UnsafeRawBufferPointer(rebasing: $0[..<Salt.count]), text)
    }
  }

  private func digest(_ name: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    hash.update(name)
    return hash.finished()
  }
}
