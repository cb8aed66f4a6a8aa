import HTTP
import Testing

@testable import API

/// How lines are written.
@Suite struct LogFormTests {
  @Test(arguments: [
    ("a=b&c=d", "a=b&c=d"), ("key=x&q=y", "key=***&q=y"), ("api_key=x", "api_key=***"),
    ("Access_Token=x&&", "Access_Token=***&&"), ("q=cdt_a_b&x=cdt_", "q=cdt_***&x=cdt_***"),
    ("signature=x&author=y", "signature=***&author=y"), ("key", "key"), ("q=a%20b", "q=a%20b"),
    ("%6bey=x&q=y", "%6bey=***&q=y"), ("q=cdt%5Fa_b&x=y", "q=***&x=y"),
    ("cdt%5Fa_b==&x=y", "***&x=y"), ("q=%zz&x=y", "q=***&x=y"), ("%FF=a&x=y", "***&x=y"),
    ("q=cdt_a_b%2Bc/d%3D&x=y", "q=***&x=y"),
  ])
  func `queries lose what may be secret`(query: String, safe: String) {
    #expect(Redaction.query(query) == safe)
  }

  @Test(arguments: [
    ("Bearer cdt_one_two, then cdt_three_four-5!", "Bearer cdt_***, then cdt_***!"),
    ("cdt_first_AbCdEf+GhIjKl/MnOpQr== it was", "cdt_*** it was"), ("cdt_a_b.c~d", "cdt_***"),
  ])
  func `keys inside a message are cut down, whatever letters they have`(
    message: String, safe: String
  ) {
    #expect(Redaction.text(message) == safe)
  }

  @Test func `a line feed in a message begins no line of its own`() throws {
    for format in Log.Format.allCases {
      let lines = LogLines()
      lines.log(format)("one\n2026-11-22 forged", requestID: "id")
      #expect(lines.all.count == 1)
      #expect(lines.all.first?.split(separator: "\n").count == 1)
    }
  }

  @Test func `text for a terminal has the same facts`() throws {
    let lines = LogLines()
    let log = lines.log(.text)
    let register = try TestRegister(.socket) { $0.log = log }
    let answer = try register.get("/v1/areas?limit=1")
    let id = answer["X-Request-Id"] ?? "none"
    let line = try #require(lines.all.first { $0.contains(id) })
    #expect(line.contains(" 200 "))
    #expect(line.contains(" GET /v1/areas?limit=1 "))
    #expect(line.contains(" to 127.0.0.1 "))
  }

  @Test(arguments: [
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true),
    ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes", true),
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", false),
    ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
    ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", false),
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false),
    ("00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01", false),
    ("00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01", false), ("", false),
  ])
  func `a traceparent is taken by the letter`(text: String, isTaken: Bool) {
    #expect((TraceParent(text) != nil) == isTaken)
  }
}
