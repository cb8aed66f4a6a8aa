import JSON
import Records

/// Converts the text of a cell to another type; exact, or refused.
enum CellConversion: Sendable {
  case pounds
  case integer
  case boolean
  case day
  /// One of several forms of days, which must not mean two days.
  case dates([DayPattern])
  /// The number of a day, as spreadsheets count from 1900.
  case serialDay
  case financialYear
  case number

  static let names = [
    "pounds", "integer", "boolean", "day",
    "date:DD/MM/YYYY (any order and separators; one D or M is one or two digits, MMM the name of a month, (20)YY two digits of a year), or several of them in a list",
    "serial-day",
    "financial-year", "number",
    "without-spikes, without-heights, rounded, from-national-grid or mended, or several of these in a list",
  ]

  init?(_ name: String) {
    switch name {
    case "pounds": self = .pounds
    case "integer": self = .integer
    case "boolean": self = .boolean
    case "day": self = .day
    case "financial-year": self = .financialYear
    case "number": self = .number
    case "serial-day": self = .serialDay
    default:
      guard name.hasPrefix("date:"), let pattern = DayPattern(String(name.dropFirst(5))) else {
        return nil
      }
      self = .dates([pattern])
    }
  }

  /// Days in one of several forms; nil unless each is one.
  init?(_ names: [String]) {
    let patterns = names.compactMap { name in
      name.hasPrefix("date:") ? DayPattern(String(name.dropFirst(5))) : nil
    }
    guard !names.isEmpty, patterns.count == names.count else { return nil }
    self = .dates(patterns)
  }

  /// Whether the result is a day, `YYYY-MM-DD`.
  var givesDay: Bool {
    switch self {
    case .day, .dates, .serialDay: true
    case .pounds, .integer, .boolean, .financialYear, .number: false
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
    case .dates(let patterns): return .string(try day(text, patterns).description)
    case .serialDay:
      guard let day = Digits.value(text.utf8).flatMap({ CellConversion.day(serial: $0) }) else {
        throw Refusal("serial_day", "Write the number of a day, such as 45748 for 1 April 2025.")
      }
      return .string(day.description)
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

  private func day(_ text: String, _ patterns: [DayPattern]) throws(Refusal) -> CalendarDate {
    let found = Set(patterns.compactMap { $0.day(text) })
    let forms = patterns.map(\.text).joined(separator: " or ")
    guard let day = found.first else { throw Refusal("date", "Write the day as \(forms).") }
    guard found.count == 1 else {
      throw Refusal(
        "date_ambiguous",
        "This is \(found.map(\.description).sorted().joined(separator: " or ")) by \(forms); name one form for the column, or write the month as a word."
      )
    }
    return day
  }

  /// Spreadsheets count 1 January 1900 as 1, and a 29 February 1900, which there was not, as 60.
  private static func day(serial number: Int) -> CalendarDate? {
    guard number > 0, number != 60, number < 2_958_466,
      let before = CalendarDate(year: 1899, month: 12, day: 30)
    else { return nil }
    return CalendarDate(daysSince1970: before.daysSince1970 + (number < 60 ? number + 1 : number))
  }

  /// The first `count` characters of a date followed by a time, which begins with T or a space.
  private func head(of text: String, _ count: Int, _ refusal: Refusal) throws(Refusal) -> Substring
  {
    let rest = text.dropFirst(count)
    guard rest.isEmpty || rest.first == "T" || rest.first == " " else { throw refusal }
    return text.prefix(count)
  }
}
