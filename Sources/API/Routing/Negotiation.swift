import HTTP

/// Chooses the form of an answer from `Accept` (RFC 9110, 12.5.1).
enum Negotiation {
  /// The form of `formats` that the client likes best, the first on a tie; nil if it takes none.
  static func choose(_ formats: [Format], _ headers: Headers) -> Format? {
    let accept = headers.all("Accept")
    guard !accept.isEmpty else { return formats.first }
    let ranges = accept.flatMap { $0.split(separator: ",") }.map { Range(String($0)) }
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

  private struct Range {
    let type: String
    /// From 0 to 1000.
    let quality: Int

    init(_ text: String) {
      let parts = text.split(separator: ";").map {
        $0.filter { $0 != " " && $0 != "\t" }.lowercased()
      }
      type = parts.first ?? ""
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
      quality = weight.map { Int((Double($0.dropFirst(2)) ?? 0) * 1000) } ?? 1000
    }

    var precision: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

    func matches(_ mediaType: String) -> Bool {
      type == "*/*" || type == mediaType
        || (type.hasSuffix("/*") && mediaType.hasPrefix(type.dropLast()))
    }
  }
}
