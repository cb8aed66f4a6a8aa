import Foundation

/// A moment in UTC to the millisecond, written `2026-11-22T09:30:00.123Z`; its text sorts as time does.
package struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The present moment of the system's clock.
  package static var now: Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// From the first moment of year 1 to the last of year 9999, which four digits can write.
  private static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// Reads RFC 3339 in UTC (`Z`) or with an offset, with or without a fraction of a second, of which what is finer
  /// than a millisecond is left out.
  package init?(_ text: String) {
    var text = text
    guard let read = text.withUTF8(Instant.read), Instant.writable.contains(read) else {
      return nil
    }
    milliseconds = read
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let date = CalendarDate(bytes: UnsafeBufferPointer(rebasing: bytes[0..<10])),
      let hour = Digits.value(bytes[11..<13]), hour < 24,
      let minute = Digits.value(bytes[14..<16]), minute < 60,
      let second = Digits.value(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
      guard (1...100).contains(digits.count) else { return nil }
      for place in 0..<3 {
        fraction =
          fraction * 10 + (place < digits.count ? Int(digits[digits.startIndex + place]) - 48 : 0)
      }
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = Instant.offset(UnsafeBufferPointer(rebasing: rest)) else { return nil }
    let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
    return Int64(minutes * 60 + second) * 1000 + Int64(fraction)
  }

  private static func offset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if bytes.count == 1, bytes[0] == UInt8(ascii: "Z") { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = Digits.value(bytes[1..<3]), hours < 24,
      let minutes = Digits.value(bytes[4..<6]), minutes < 60
    else { return nil }
    let total = hours * 60 + minutes
    return bytes[0] == UInt8(ascii: "-") ? -total : total
  }

  package var date: CalendarDate {
    CalendarDate(daysSince1970: Int(floorDivide(milliseconds, 86_400_000)))
  }

  package var description: String {
    let inDay = Int(milliseconds - floorDivide(milliseconds, 86_400_000) * 86_400_000)
    let (hour, minute) = (inDay / 3_600_000, inDay / 60_000 % 60)
    let (second, fraction) = (inDay / 1000 % 60, inDay % 1000)
    let date = date
    return String(unsafeUninitializedCapacity: 24) { bytes in
      var writer = Digits.Writer(bytes)
      writer.write(date)
      writer.write("T")
      writer.write(hour, 2)
      writer.write(":")
      writer.write(minute, 2)
      writer.write(":")
      writer.write(second, 2)
      writer.write(".")
      writer.write(fraction, 3)
      writer.write("Z")
      return writer.count
    }
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  private func floorDivide(_ number: Int64, _ by: Int64) -> Int64 {
    number >= 0 ? number / by : -((-number + by - 1) / by)
  }
}
