import Foundation

/// An address of IPv6, or one of IPv4 in its mapped form (RFC 4291, 2.5.5.2).
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  let high: UInt64
  let low: UInt64

  private static let mapped: UInt64 = 0xFFFF_0000_0000

  init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// Reads a numeric address, without brackets, port or zone; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 45 else { return nil }
    let text = String(text)
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(high: 0, low: IPAddress.mapped | UInt64(UInt32(bigEndian: four.s_addr)))
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let (high, low) = withUnsafeBytes(of: six) {
      ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    self.init(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
  }

  /// The numeric address, an IPv6 one in the form of RFC 5952.
  package var description: String {
    var text = [CChar](repeating: 0, count: 46)
    if isIPv4 {
      var four = in_addr(s_addr: UInt32(truncatingIfNeeded: low).bigEndian)
      inet_ntop(AF_INET, &four, &text, socklen_t(text.count))
    } else {
      var six = (high.bigEndian, low.bigEndian)
      inet_ntop(AF_INET6, &six, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var isIPv4: Bool { high == 0 && low >> 32 == IPAddress.mapped >> 32 }

  /// Whether it is this very machine.
  package var isLoopback: Bool {
    isIPv4 ? (low >> 24) & 0xFF == 127 : high == 0 && low == 1
  }

  /// The part that tells one customer of a provider from others: a whole IPv4 address, or the first
  /// 56 bits of an IPv6 one, as providers give them to a house (RIPE-690).
  package var network: IPAddress { isIPv4 ? self : IPAddress(high: high & ~0xFF, low: 0) }
}
