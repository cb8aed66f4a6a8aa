import Foundation
import TestSupport
import Testing

@testable import HTTP

struct HTTPDateTests {
  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    (-1, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (Int.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
  ])
  func `dates are IMF-fixdate`(seconds: Int, text: String) {
    #expect(HTTPDate.bytes(seconds) == Array(text.utf8))
  }

  @Test func `dates agree with Foundation`() {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    var random = Seeded(1)
    for _ in 0..<300 {
      let seconds = Int.random(in: 0..<10_000_000_000, using: &random)
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(HTTPDate.bytes(seconds) == Array(formatter.string(from: date).utf8))
    }
  }
}
