/// A length of time as people write it: `500ms`, `10s`, `2m`, `1h`, `7d`.
package struct TimeSpan: Sendable, Equatable {
  package let milliseconds: Int64

  private static let units: [(String, Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads a whole number with its unit; nil for anything else, and for more than a hundred years.
  package init?(_ text: String) {
    for (unit, size) in TimeSpan.units where text.hasSuffix(unit) {
      guard let number = Digits.value(text.utf8.dropLast(unit.utf8.count)) else { continue }
      let (product, overflows) = Int64(number).multipliedReportingOverflow(by: size)
      guard !overflows, product <= 36_525 * 86_400_000 else { return nil }
      milliseconds = product
      return
    }
    return nil
  }
}
