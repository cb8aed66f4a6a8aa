import CCrypto

/// An Ed25519 key that signs the heads of a tree, or tells whether one was signed by it.
///
/// A signature proves that whoever holds the private key stood by this head; it says nothing of what anybody else
/// was told. Two signed heads of one tree of which neither extends the other prove that the log was rewritten.
package final class HeadKey: Sendable {
  /// The text is no key of this sort.
  package struct Unreadable: Error, Sendable {}

  /// It is not changed after it was read, and libcrypto counts its references with atomics.
  private nonisolated(unsafe) let key: OpaquePointer
  /// The 32 bytes of the public key.
  package let publicBytes: [UInt8]
  private let canSign: Bool

  /// Reads a private key as `openssl genpkey -algorithm ed25519` writes it, or its public key as
  /// `openssl pkey -pubout` does.
  package init(pem: [UInt8]) throws(Unreadable) {
    let isPrivate = String(decoding: pem, as: UTF8.self).contains("PRIVATE KEY")
    guard let read = HeadKey.read(pem, isPrivate: isPrivate) else { throw Unreadable() }
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = bytes.count
    guard EVP_PKEY_get_id(read) == EVP_PKEY_ED25519,
      EVP_PKEY_get_raw_public_key(read, &bytes, &count) == 1, count == 32
    else {
      EVP_PKEY_free(read)
      throw Unreadable()
    }
    (key, publicBytes, canSign) = (read, bytes, isPrivate)
  }

  private static func read(_ pem: [UInt8], isPrivate: Bool) -> OpaquePointer? {
    pem.withUnsafeBytes { text in
      guard let buffer = BIO_new_mem_buf(text.baseAddress, Int32(clamping: text.count)) else {
        return nil
      }
      defer { BIO_free(buffer) }
      // Without a function for it libcrypto would ask the terminal for a password.
      return isPrivate
        ? PEM_read_bio_PrivateKey(buffer, nil, { _, _, _, _ in -1 }, nil)
        : PEM_read_bio_PUBKEY(buffer, nil, { _, _, _, _ in -1 }, nil)
    }
  }

  deinit { EVP_PKEY_free(key) }

  /// The signature of `message`; nil for a public key.
  package func sign(_ message: [UInt8]) -> [UInt8]? {
    guard canSign, let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var count = signature.count
    guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
    else { return nil }
    return signature
  }

  /// Whether `signature` is that of `message` by this key.
  package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
