package import JSON

/// Decimal degrees as integers of 10^-9 degree, a tenth of a millimetre; nothing is ever rounded.
package enum Degrees {
  /// How many units a degree has.
  package static let unit: Int64 = 1_000_000_000
  static let decimals = 9

  /// The units of a JSON number of degrees; throws if it is out of `range` or too precise.
  package static func units(_ number: JSON, _ range: ClosedRange<Int64>) throws(GeometryFault)
    -> Int64
  {
    let units: Int64?
    switch number {
    case .integer(let whole):
      let (product, isOutside) = whole.multipliedReportingOverflow(by: unit)
      units = isOutside ? .max : product
    case .decimal(let literal): units = self.units(literal.utf8)
    case .null, .bool, .string, .array, .object:
      throw GeometryFault("", "type", "This must be a number; it is \(number.kindInWords).")
    }
    guard let units else {
      throw GeometryFault(
        "", "too_precise",
        "Write degrees with at most 9 decimals, a tenth of a millimetre; nothing is rounded here.")
    }
    guard (range.lowerBound * unit...range.upperBound * unit).contains(units) else {
      throw GeometryFault(
        "", "outside_world",
        "The number must lie between \(range.lowerBound) and \(range.upperBound) degrees; longitude comes before latitude."
      )
    }
    return units
  }

  /// The units of a number in JSON's notation.
  ///
  /// Nil for a number with more than nine decimals, and `Int64.max` for one far outside the range.
  static func units(_ literal: String.UTF8View) -> Int64? {
    var (number, count, decimals) = (Int64(0), 0, -1)
    for byte in literal {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = number &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        count += 1
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: "-") where count == 0: continue
      case UInt8(ascii: ".") where decimals < 0: decimals = 0
      default: return unusual(literal)
      }
    }
    guard count <= 18, decimals <= Degrees.decimals else { return unusual(literal) }
    let (units, isOutside) = number.multipliedReportingOverflow(by: powers[9 - max(decimals, 0)])
    return isOutside ? .max : literal.first == UInt8(ascii: "-") ? -units : units
  }

  /// The units of a number with an exponent or many digits, some of which may be zeros.
  private static func unusual(_ literal: String.UTF8View) -> Int64? {
    let parts = literal.split(whereSeparator: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    )
    // Beyond a thousand the result is nil or out of range, whatever digits follow.
    let exponent =
      parts.count < 2
      ? 0
      : max(-1000, min(1000, Int(String(decoding: parts[1], as: UTF8.self)) ?? 1000))
    let point = parts[0].firstIndex(of: UInt8(ascii: "."))
    let fraction = point.map { parts[0][$0...].count - 1 } ?? 0
    var digits = parts[0].filter { $0 >= 48 && $0 <= 57 }.drop { $0 == 48 }
    guard !digits.isEmpty else { return 0 }
    var shift = exponent - fraction + decimals
    while digits.last == 48 {
      digits.removeLast()
      shift += 1
    }
    guard shift >= 0 else { return nil }
    guard digits.count + shift <= 18 else { return .max }
    let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) } * powers[shift]
    return literal.first == UInt8(ascii: "-") ? -number : number
  }

  /// The powers of ten up to 10^18.
  static let powers: [Int64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// The shortest decimal number of degrees that equals `units` exactly.
  package static func text(_ units: Int64) -> String {
    var bytes: [UInt8] = []
    append(units, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number that `text` returns.
  static func append(_ units: Int64, to bytes: inout [UInt8]) {
    if units < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(unit))
    bytes.appendJSONInteger(Int64(whole))
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var (left, power) = (rest, UInt64(unit) / 10)
    while left > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(left / power))
      left %= power
      power /= 10
    }
  }
}
