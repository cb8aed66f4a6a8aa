/// A bearer key, `cdt_{id}_{secret}`; the register keeps the id, a name and a digest of the secret.
package struct AccessKey: Sendable {
  package let id: String
  package let secret: String

  /// A new key with 192 random bits.
  package init() {
    id = AccessKey.letters(10)
    // 39 letters of 32 are 195 bits.
    secret = AccessKey.letters(39)
  }

  /// Reads a key as it stands after `Bearer`; nil if it is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "cdt", !parts[1].isEmpty, !parts[2].isEmpty,
      text.utf8.count <= 200
    else { return nil }
    (id, secret) = (String(parts[1]), String(parts[2]))
  }

  /// The key as its holder sends it.
  package var text: String { "cdt_\(id)_\(secret)" }

  /// What the register keeps of the secret.
  package var digest: [UInt8] { SHA256.digest(secret.utf8) }

  private static func letters(_ count: Int) -> String {
    // Digits and small letters without those that look alike; the system's generator is
    // cryptographically secure (SystemRandomNumberGenerator).
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var generator = SystemRandomNumberGenerator()
    return String((0..<count).map { _ in alphabet[Int(generator.next() & 31)] })
  }
}
