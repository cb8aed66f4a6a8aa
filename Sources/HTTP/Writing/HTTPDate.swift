/// Dates in the format of HTTP: IMF-fixdate, always in GMT, with English names (RFC 9110 5.6.7).
package enum HTTPDate {
  /// The text for a time in seconds since 1970, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func bytes(_ seconds: Int) -> [UInt8] {
    let seconds = max(0, min(seconds, 253_402_300_799))  // the end of the year 9999
    let days = seconds / 86_400
    let (year, month, day) = civil(days)
    var text: [UInt8] = []
    text.reserveCapacity(29)
    text.append(contentsOf: weekdays[days % 7].utf8)
    text.append(contentsOf: ", ".utf8)
    append(&text, day)
    text.append(ASCII.space)
    text.append(contentsOf: months[month - 1].utf8)
    text.append(ASCII.space)
    append(&text, year / 100)
    append(&text, year % 100)
    text.append(ASCII.space)
    append(&text, seconds / 3_600 % 24)
    text.append(ASCII.colon)
    append(&text, seconds / 60 % 60)
    text.append(ASCII.colon)
    append(&text, seconds % 60)
    text.append(contentsOf: " GMT".utf8)
    return text
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func append(_ text: inout [UInt8], _ number: Int) {
    text.append(UInt8(0x30 + number / 10))
    text.append(UInt8(0x30 + number % 10))
  }

  // Howard Hinnant's civil_from_days: years begin in March, so the leap day comes last.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
