import Records

/// A form of days in the cells of a table, such as `DD/MM/YYYY`, `D MMM YYYY` or `DD.MM.(20)YY`.
struct DayPattern: Sendable {
  private enum Part: Equatable {
    case text(UInt8)
    /// A day or month of two digits, or of one or two.
    case day(isPadded: Bool)
    case month(isPadded: Bool)
    /// The name of a month in English or Welsh, whole or its first three letters.
    case monthName
    case year
    /// The last two digits of a year of this century.
    case shortYear(century: Int)
  }

  private let parts: [Part]
  /// As the mapping writes it.
  let text: String

  /// English and Welsh, from January.
  private static let months = [
    ["january", "ionawr"], ["february", "chwefror"], ["march", "mawrth"], ["april", "ebrill"],
    ["may", "mai"], ["june", "mehefin"], ["july", "gorffennaf"], ["august", "awst"],
    ["september", "medi"], ["october", "hydref"], ["november", "tachwedd"],
    ["december", "rhagfyr"],
  ]

  /// Reads a pattern; nil unless it has a day, a month and a year, each once, and numbers of one or two digits
  /// stand apart from the next.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      let count = rest.prefix { $0 == first }.count
      switch (first, count) {
      case (UInt8(ascii: "D"), 1...2): parts.append(.day(isPadded: count == 2))
      case (UInt8(ascii: "M"), 1...2): parts.append(.month(isPadded: count == 2))
      case (UInt8(ascii: "M"), 3): parts.append(.monthName)
      case (UInt8(ascii: "Y"), 4): parts.append(.year)
      case (UInt8(ascii: "D"), _), (UInt8(ascii: "M"), _), (UInt8(ascii: "Y"), _): return nil
      case (UInt8(ascii: "("), 1):
        guard let century = Digits.value(rest.dropFirst().prefix(2)),
          rest.dropFirst(3).starts(with: ")YY".utf8), !rest.dropFirst(6).starts(with: "Y".utf8)
        else { return nil }
        parts.append(.shortYear(century: century * 100))
        rest = rest.dropFirst(6)
        continue
      default:
        parts.append(.text(first))
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(count)
    }
    func count(_ isWanted: (Part) -> Bool) -> Int { parts.count(where: isWanted) }
    guard count({ if case .day = $0 { true } else { false } }) == 1,
      count({
        switch $0 {
        case .month, .monthName: true
        case .text, .day, .year, .shortYear: false
        }
      }) == 1,
      count({
        switch $0 {
        case .year, .shortYear: true
        case .text, .day, .month, .monthName: false
        }
      }) == 1
    else { return nil }
    for (part, next) in zip(parts, parts.dropFirst())
    where part == .day(isPadded: false) || part == .month(isPadded: false) {
      // Two numbers of which one has no fixed length need something between them.
      switch next {
      case .text, .monthName: continue
      case .day, .month, .year, .shortYear: return nil
      }
    }
    (self.parts, self.text) = (parts, text)
  }

  /// The day that `text` writes in this form, with or without a time behind it; nil for another form, and for a
  /// day that there is not.
  func day(_ text: String) -> CalendarDate? {
    var rest = Array(text.utf8)[...]
    var (year, month, day) = (0, 0, 0)
    func number(_ width: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix(width.upperBound).prefix { (48...57).contains($0) }
      guard digits.count >= width.lowerBound, let number = Digits.value(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      return number
    }
    for part in parts {
      let found: Int?
      switch part {
      case .text(let byte): found = rest.popFirst() == byte ? 0 : nil
      case .day(let isPadded):
        found = number(isPadded ? 2...2 : 1...2)
        day = found ?? 0
      case .month(let isPadded):
        found = number(isPadded ? 2...2 : 1...2)
        month = found ?? 0
      case .monthName:
        let letters = rest.prefix { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }
        found = DayPattern.month(String(decoding: letters, as: UTF8.self).lowercased())
        rest = rest.dropFirst(letters.count)
        month = found ?? 0
      case .year:
        found = number(4...4)
        year = found ?? 0
      case .shortYear(let century):
        found = number(2...2)
        year = century + (found ?? 0)
      }
      if found == nil { return nil }
    }
    guard rest.isEmpty || rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: " ") else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The month of a whole name or of its first three letters, of which no two months of one language have the same.
  private static func month(_ name: String) -> Int? {
    guard name.count >= 3 else { return nil }
    let found = months.indices.filter { index in
      months[index].contains { $0 == name || (name.count == 3 && $0.hasPrefix(name)) }
    }
    return found.count == 1 ? found[0] + 1 : nil
  }
}
