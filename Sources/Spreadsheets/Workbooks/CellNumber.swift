import Foundation

/// Numbers of spreadsheets as texts.
enum CellNumber {
  /// The number in plain decimals with at most 15 digits that count, which is what a spreadsheet shows of it.
  ///
  /// The file has binary fractions: 1250.1 stands there as 1250.0999999999999 (ECMA-376 part 1, 18.3.1.96, and
  /// IEEE 754). Nil for what is no number.
  static func text(_ raw: String) -> String? {
    guard let value = Double(raw), value.isFinite else { return nil }
    return plain(String(format: "%.15g", value))
  }

  /// A decimal without an exponent, of one that may have one.
  private static func plain(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    let sign = text.hasPrefix("-") ? "-" : ""
    let mantissa = text[..<mark].drop { $0 == "-" }
    let whole = mantissa.prefix { $0 != "." }
    let digits = mantissa.filter { $0 != "." }
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
