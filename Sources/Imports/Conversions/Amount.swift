import Records

/// An amount as people write it in tables, exactly: its digits and where its decimals begin.
struct Amount {
  let isNegative: Bool
  /// Digits, the last `decimals` of them behind the point; at most 40.
  let digits: [UInt8]
  let decimals: Int

  /// The signs of currencies that stand before or behind amounts.
  private static let signs: [(sign: String, currencies: [String])] = [
    ("£", ["GBP", "GIP", "FKP", "SHP", "EGP", "SSP", "SYP", "LBP", "SDG"]), ("€", ["EUR"]),
    ("¥", ["JPY", "CNY"]), ("₹", ["INR"]), ("₩", ["KRW"]), ("₺", ["TRY"]), ("₪", ["ILS"]),
    (
      "$",
      [
        "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "BSD", "BBD", "BZD", "BMD", "FJD", "GYD", "JMD",
        "KYD", "LRD", "NAD", "SBD", "SRD", "TTD", "TWD", "XCD", "ARS", "CLP", "COP", "MXN", "UYU",
      ]
    ),
  ]

  /// Reads an amount of `currency`; nil for what is none or may mean two things.
  ///
  /// Thousands stand apart by commas, apostrophes or spaces, in groups of three; decimals behind a point. A minus
  /// stands before or behind, or brackets around. A hyphen alone is nought, as the accounting form shows it. Whole
  /// numbers may have an exponent.
  init?(_ text: String, of currency: String) {
    var rest = Substring(text.trimmed)
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    let bare = Amount.withoutCurrency(rest, currency)
    guard var bare else { return nil }
    for minus in ["-", "\u{2212}"] {
      if bare == minus {
        guard !isNegative else { return nil }
        self.init(isNegative: false, digits: [48], decimals: 0)
        return
      }
      if bare.hasPrefix(minus) || bare.hasSuffix(minus) {
        guard !isNegative else { return nil }
        isNegative = true
        bare = bare.hasPrefix(minus) ? bare.dropFirst() : bare.dropLast()
        break
      }
    }
    guard let plain = Amount.withoutCurrency(bare, currency),
      let (digits, decimals) = Amount.number(plain)
    else { return nil }
    self.init(isNegative: isNegative, digits: digits, decimals: decimals)
  }

  private init(isNegative: Bool, digits: [UInt8], decimals: Int) {
    (self.isNegative, self.digits, self.decimals) = (isNegative, digits, decimals)
  }

  /// The text without the sign or code of the currency at one of its ends; nil if another's stands there.
  private static func withoutCurrency(_ text: Substring, _ currency: String) -> Substring? {
    var rest = text
    func trim() {
      rest = rest.drop(while: \.isWhitespace)
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    trim()
    let own = [currency] + signs.filter { $0.currencies.contains(currency) }.map(\.sign)
    for mark in own {
      if rest.hasPrefix(mark) {
        rest = rest.dropFirst(mark.count)
      } else if rest.hasSuffix(mark) {
        rest = rest.dropLast(mark.count)
      } else {
        continue
      }
      break
    }
    trim()
    return rest.isEmpty ? nil : rest
  }

  /// The digits of a number without sign, and how many of them are decimals.
  private static func number(_ text: Substring) -> ([UInt8], Int)? {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let halves = parts[0].split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = grouped(halves[0]) else { return nil }
    var digits = whole
    var decimals = 0
    if halves.count == 2 {
      let fraction = Array(halves[1].utf8)
      guard !fraction.isEmpty, fraction.allSatisfy(isDigit) else { return nil }
      digits += fraction
      decimals = fraction.count
    }
    guard digits.count <= 40 else { return nil }
    if parts.count == 2 {
      let raw = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
      let isBelow = raw.hasPrefix("-")
      guard let size = Digits.value((isBelow ? raw.dropFirst() : raw).utf8), size <= 30 else {
        return nil
      }
      decimals += isBelow ? size : -size
      if decimals < 0 {
        digits += [UInt8](repeating: 48, count: -decimals)
        decimals = 0
      }
      while decimals > digits.count { digits.insert(48, at: 0) }
    }
    return (digits, decimals)
  }

  /// The digits of a whole number whose thousands may stand apart.
  private static func grouped(_ text: Substring) -> [UInt8]? {
    let separators: Set<Character> = [",", "'", "\u{2019}", " ", "\u{A0}", "\u{202F}", "\u{2009}"]
    let found = Set(text.filter { separators.contains($0) })
    guard let separator = found.first else {
      let digits = Array(text.utf8)
      return !digits.isEmpty && digits.allSatisfy(isDigit) ? digits : nil
    }
    guard found.count == 1 else { return nil }
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) })
    else { return nil }
    return groups.flatMap { Array($0.utf8) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// The amount in units of `decimals` decimals, and whether that is rounded, to the nearest and halves away from
  /// nought; nil if it is too large for one.
  func units(_ wanted: Int) -> (value: Int64, isRounded: Bool)? {
    var kept = digits
    var isRounded = false
    var isUp = false
    if decimals > wanted {
      let dropped = kept.suffix(min(kept.count, decimals - wanted))
      isRounded = dropped.contains { $0 != 48 }
      isUp = decimals - wanted <= kept.count && dropped.first.map { $0 >= 53 } ?? false
      kept.removeLast(dropped.count)
    } else {
      kept += [UInt8](repeating: 48, count: wanted - decimals)
    }
    let significant = kept.drop { $0 == 48 }
    guard significant.count <= 18 else { return nil }
    let value = Int64(significant.isEmpty ? 0 : Digits.value(significant) ?? 0) + (isUp ? 1 : 0)
    return (isNegative ? -value : value, isRounded)
  }
}
