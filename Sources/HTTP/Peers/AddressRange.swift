/// A block of addresses in CIDR form, `10.0.0.0/8` or `2001:db8::/32`; without a length, one address.
package struct AddressRange: Sendable {
  private let base: IPAddress
  private let bits: Int

  /// Reads a block; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let base = IPAddress(first) else { return nil }
    let longest = base.isIPv4 ? 32 : 128
    var length = longest
    if parts.count == 2 {
      guard (1...3).contains(parts[1].utf8.count),
        parts[1].utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(parts[1]),
        number <= longest
      else { return nil }
      length = number
    }
    self.base = base
    bits = 128 - longest + length
  }

  func contains(_ address: IPAddress) -> Bool {
    func same(_ left: UInt64, _ right: UInt64, _ count: Int) -> Bool {
      count == 0 || (left ^ right) >> UInt64(64 - count) == 0
    }
    return same(base.high, address.high, min(bits, 64))
      && same(base.low, address.low, max(0, bits - 64))
  }
}
