import CCrypto

/// The SHA-256 digest of FIPS 180-4, by libcrypto, which has the processor's own instructions for it.
package struct SHA256: Sendable {
  private var context = SHA256_CTX()

  package init() { SHA256_Init(&context) }

  /// Adds the next piece of the message.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  /// The digest of all pieces; the message must have no more.
  package mutating func finish() -> [UInt8] { finished().bytes }

  mutating func finished() -> Digest { Digest { SHA256_Final($0, &context) } }

  /// The 32 bytes of the digest of `message`.
  package static func digest(_ message: some Collection<UInt8>) -> [UInt8] {
    hash(message).bytes
  }

  static func hash(_ message: some Collection<UInt8>) -> Digest {
    var hash = SHA256()
    let isContiguous: Void? = message.withContiguousStorageIfAvailable {
      hash.update(UnsafeRawBufferPointer($0))
    }
    if isContiguous == nil { Array(message).withUnsafeBytes { hash.update($0) } }
    return hash.finished()
  }
}
