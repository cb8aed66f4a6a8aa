/// Days and moments that a workbook counts as numbers (ECMA-376 part 1, 18.17.4).
struct SerialDay {
  /// Whether the workbook counts from 1 January 1904, as old ones of the Macintosh do.
  let is1904: Bool

  /// The text of a serial number; nil for one that is no day.
  func text(_ serial: Double, _ form: NumberForm) -> String? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    // To the second, because the fraction of a day is no exact one.
    let seconds = Int((serial * 86_400).rounded())
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map(SerialDay.two).joined(separator: ":")
    if case .time = form { return days == 0 ? time : nil }
    guard let day = day(days) else { return nil }
    return rest == 0 ? day : "\(day)T\(time)"
  }

  /// The 1900 system counts a 29 February 1900, which there was not, as 60.
  private func day(_ number: Int) -> String? {
    if is1904 { return SerialDay.date(number + 1462) }
    guard number > 0, number != 60 else { return nil }
    return SerialDay.date(number < 60 ? number + 1 : number)
  }

  /// The day so many days after 30 December 1899.
  private static func date(_ days: Int) -> String {
    // Days to a civil date, by eras of 400 years from 1 March (Hinnant, chrono-compatible algorithms).
    // 693,899 days lie between 1 March of the year 0 and 30 December 1899.
    let count = days + 693_899
    let (era, ofEra) = (count / 146_097, count % 146_097)
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    let full = year + era * 400 + (civil <= 2 ? 1 : 0)
    return "\(four(full))-\(two(civil))-\(two(day))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func four(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }
}
