import HTTP
import Records

/// Chooses the form of an answer from `Accept` (RFC 9110, 12.5.1).
enum Negotiation {
  /// The form of `formats` that the client likes best, the first on a tie; nil if it accepts none.
  static func choose(_ formats: [Format], _ headers: Headers) -> Format? {
    let values = headers.all("Accept")
    // Most clients accept anything.
    guard !values.isEmpty, values != ["*/*"] else { return formats.first }
    let ranges = values.flatMap { $0.split(separator: ",") }
      .map { MediaRange(String($0)) }.filter { !$0.type.isEmpty }
    guard !ranges.isEmpty else { return formats.first }
    var best: (format: Format, quality: Int)?
    for format in formats {
      let fitting = ranges.filter { $0.matches(format.mediaType) }
      // The most specific range that fits a form decides about it.
      guard let range = fitting.max(by: { $0.precision < $1.precision }), range.quality > 0,
        range.quality > best?.quality ?? 0
      else { continue }
      best = (format, range.quality)
    }
    return best?.format
  }

  private struct MediaRange {
    let type: String
    /// From 0 to 1000.
    let quality: Int

    init(_ text: String) {
      let parts = text.split(separator: ";").map {
        $0.filter { $0 != " " && $0 != "\t" }.lowercased()
      }
      type = parts.first ?? ""
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
      quality = weight.flatMap { MediaRange.thousandths($0.dropFirst(2).utf8) } ?? 1000
    }

    /// A weight such as `0.5`, at most three digits after the point and at most 1; nil for anything else.
    private static func thousandths(_ weight: some Collection<UInt8>) -> Int? {
      let parts = weight.split(
        separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts[0].count == 1, let whole = Digits.value(parts[0]), whole <= 1 else { return nil }
      guard parts.count == 2, !parts[1].isEmpty else { return whole * 1000 }
      guard parts[1].count <= 3, let fraction = Digits.value(parts[1]) else { return nil }
      let scaled = fraction * [100, 10, 1][parts[1].count - 1]
      return whole == 0 ? scaled : scaled == 0 ? 1000 : nil
    }

    var precision: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

    func matches(_ mediaType: String) -> Bool {
      type == "*/*" || type == mediaType
        || (type.hasSuffix("/*") && mediaType.hasPrefix(type.dropLast()))
    }
  }
}
