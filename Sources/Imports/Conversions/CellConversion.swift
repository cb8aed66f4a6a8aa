import Geometry
import JSON
import Records

/// Converts the text of a cell to another type; exact, or refused.
enum CellConversion: Sendable {
  case pounds
  case integer
  case boolean
  case day
  case date([UInt8])
  case financialYear
  case number
  case withoutSpikes

  static let names = [
    "pounds", "integer", "boolean", "day",
    "date:DD/MM/YYYY (any order and separators; one D or M is one or two digits)",
    "financial-year", "number", "without-spikes",
  ]

  init?(_ name: String) {
    switch name {
    case "pounds": self = .pounds
    case "integer": self = .integer
    case "boolean": self = .boolean
    case "day": self = .day
    case "financial-year": self = .financialYear
    case "number": self = .number
    case "without-spikes": self = .withoutSpikes
    default:
      guard name.hasPrefix("date:") else { return nil }
      let pattern = Array(name.utf8.dropFirst(5))
      // A year of two digits would be read as one of the first century.
      for (letter, counts) in [("Y", [4]), ("M", [1, 2]), ("D", [1, 2])] as [(Character, [Int])] {
        let places = pattern.indices.filter { pattern[$0] == letter.asciiValue }
        guard let first = places.first, let last = places.last, counts.contains(places.count),
          last - first == places.count - 1
        else { return nil }
        // Two numbers of unknown lengths need a separator.
        guard
          places.count > 1 || last + 1 == pattern.count || !"DMY".utf8.contains(pattern[last + 1])
        else { return nil }
      }
      self = .date(pattern)
    }
  }

  /// Whether the result is a day, `YYYY-MM-DD`.
  var givesDay: Bool {
    switch self {
    case .day, .date: true
    case .pounds, .integer, .boolean, .financialYear, .number, .withoutSpikes: false
    }
  }

  /// Converts `text`; throws if it does not have the form of the conversion.
  func value(_ text: String) throws(Refusal) -> JSON {
    switch self {
    case .pounds: return .integer(try pence(text))
    case .integer:
      // Spreadsheets write whole numbers as 12.0.
      guard let number = (try? JSON(parsing: text))?.integerValue else {
        throw Refusal("integer", "Write a whole number.")
      }
      return .integer(number)
    case .boolean:
      switch text.lowercased() {
      case "yes", "true", "1": return .bool(true)
      case "no", "false", "0": return .bool(false)
      default: throw Refusal("boolean", "Write Yes or No.")
      }
    case .day:
      return .string(String(try head(of: text, 10, Refusal("date", "Write a day as YYYY-MM-DD."))))
    case .date(let pattern): return .string(try day(text, pattern).description)
    case .financialYear:
      let refusal = Refusal("date", "Write a day as YYYY-MM-DD.")
      guard let day = CalendarDate(try head(of: text, 10, refusal)) else { throw refusal }
      return .string(FinancialYear(of: day).text)
    case .number:
      switch try? JSON(parsing: text) {
      case .integer(let number): return .integer(number)
      case .decimal(let literal): return .decimal(literal)
      default: throw Refusal("number", "Write a number such as 51.5074.")
      }
    case .withoutSpikes:
      guard let geometry = try? JSON(parsing: text) else {
        throw Refusal("geometry", "This is not a GeoJSON geometry.")
      }
      return Spikes.removed(from: geometry)
    }
  }

  /// Pounds with at most two decimals as pence, exactly: `40000.0` is fine, `1.005` is refused.
  private func pence(_ text: String) throws(Refusal) -> Int64 {
    let refusal = Refusal("pounds", "Write pounds with at most two decimals, such as 1250.50.")
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { throw refusal }
    // A comma may only separate thousands; 1250,50 and 1.250,00 are not amounts in pounds.
    let groups = parts[0].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard
      groups.count == 1
        || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { throw refusal }
    let digits = groups.flatMap { Array($0) }
    guard digits.count <= 15, let pounds = Digits.value(digits) else { throw refusal }
    var pence = 0
    if parts.count == 2 {
      let digits = parts[1].prefix(2)
      guard let value = Digits.value(digits), parts[1].dropFirst(2).allSatisfy({ $0 == 48 }) else {
        throw refusal
      }
      pence = digits.count == 1 ? value * 10 : value
    }
    let amount = Int64(pounds) * 100 + Int64(pence)
    return isNegative ? -amount : amount
  }

  private func day(_ text: String, _ pattern: [UInt8]) throws(Refusal) -> CalendarDate {
    let refusal = Refusal("date", "Write the day as \(String(decoding: pattern, as: UTF8.self)).")
    var rest = Array(text.utf8)[...]
    var numbers: [UInt8: Int] = [:]
    for (index, letter) in pattern.enumerated() {
      guard "DMY".utf8.contains(letter) else {
        guard rest.popFirst() == letter else { throw refusal }
        continue
      }
      if numbers[letter] != nil { continue }
      let count = pattern[index...].prefix { $0 == letter }.count
      let digits = rest.prefix(count == 1 ? 2 : count).prefix { (48...57).contains($0) }
      guard count == 1 || digits.count == count, let number = Digits.value(digits) else {
        throw refusal
      }
      numbers[letter] = number
      rest = rest.dropFirst(digits.count)
    }
    guard rest.isEmpty || rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: " "),
      let year = numbers[UInt8(ascii: "Y")], let month = numbers[UInt8(ascii: "M")],
      let day = numbers[UInt8(ascii: "D")],
      let date = CalendarDate(year: year, month: month, day: day)
    else { throw refusal }
    return date
  }

  /// The first `count` characters of a date followed by a time, which begins with T or a space.
  private func head(of text: String, _ count: Int, _ refusal: Refusal) throws(Refusal) -> Substring
  {
    let rest = text.dropFirst(count)
    guard rest.isEmpty || rest.first == "T" || rest.first == " " else { throw refusal }
    return text.prefix(count)
  }
}
