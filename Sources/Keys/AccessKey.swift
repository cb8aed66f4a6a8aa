import Records
import Evidence

/// A bearer key, `cdt_{id}_{secret}`; the register keeps the id, what the key may do, and a digest of the secret.
package struct AccessKey: Sendable {
  /// The key of every sample register, which everybody knows; taken from the machine alone that serves it.
  package static let sample = AccessKey("cdt_demo_loopback_only")

  package let id: String
  package let secret: String

  /// A new key with 195 random bits.
  package init() {
    id = AccessKey.letters(10)
    // 39 letters of an alphabet of 32 are 195 bits.
    secret = AccessKey.letters(39)
  }

  /// Reads a key as it stands after `Bearer`; nil if it is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard text.utf8.count <= 200, parts.count == 3, parts[0] == "cdt",
      (1...40).contains(parts[1].utf8.count), !parts[2].isEmpty,
      text.utf8.allSatisfy(AccessKey.isTokenByte)
    else { return nil }
    (id, secret) = (String(parts[1]), String(parts[2]))
  }

  /// The key as its holder sends it.
  package var text: String { "cdt_\(id)_\(secret)" }

  /// What the register keeps of the secret.
  package var digest: [UInt8] { SHA256.digest(secret.utf8) }

  /// Whether the secret is long enough that nobody guesses it: 32 characters are 128 bits even in hexadecimal.
  package var isStrong: Bool { secret.utf8.count >= 32 }

  /// Whether a key may contain `byte`: one of a token (RFC 6750, 2.1).
  package static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "-._~+/=".utf8.contains(byte)
    }
  }

  private static func letters(_ count: Int) -> String {
    // Digits and small letters without those that look alike; the system's generator is
    // cryptographically secure (SystemRandomNumberGenerator).
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var generator = SystemRandomNumberGenerator()
    return String((0..<count).map { _ in alphabet[Int(generator.next() & 31)] })
  }
}
