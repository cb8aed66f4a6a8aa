/// How many requests are allowed in a second on average; ten seconds' worth of them may come at
/// once.
package struct RateLimit: Sendable, Equatable {
  /// Seconds whose requests may come at once: the window in answers' headers.
  package static let window = 10

  package let perSecond: Int

  package init(perSecond: Int) { self.perSecond = perSecond }

  /// Reads `50/s`; nil for anything else.
  package init?(_ text: String) {
    let digits = text.utf8.dropLast(2)
    guard text.hasSuffix("/s"), digits.allSatisfy(ASCII.isDigit),
      let number = Int(Substring(digits)), (1...1_000_000).contains(number)
    else { return nil }
    perSecond = number
  }

  /// The requests that may come at once.
  package var burst: Int { perSecond * RateLimit.window }
  /// Nanoseconds from one request to the next at the average rate.
  var interval: Int64 { 1_000_000_000 / Int64(perSecond) }
}
