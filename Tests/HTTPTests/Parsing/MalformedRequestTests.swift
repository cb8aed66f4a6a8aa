import Testing

@testable import HTTP

struct MalformedRequestTests {
  @Test(arguments: MalformedRow.matrix)
  func `malformed input is refused and nothing after it is read`(row: MalformedRow) {
    let found = Parsing(row.bytes + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    #expect(found.failure?.status.code == row.status, "\(found)")
    #expect(!found.requests.contains { $0.contains("smuggled") })
    #expect(found.failure?.detail.isEmpty == false)
  }

  @Test(arguments: MalformedRow.matrix)
  func `malformed input is refused alike when it comes byte by byte`(row: MalformedRow) {
    let whole = Parsing(row.bytes + "\r\n\r\n".utf8)
    let bytes = row.bytes + "\r\n\r\n".utf8
    #expect(Parsing(bytes, cuts: Array(1..<bytes.count)) == whole)
  }

  @Test func `a chunk size with a plus sign is refused`() {
    #expect(Parsing(MalformedRow.chunks("+5\r\nhello\r\n0\r\n\r\n").bytes).failure != nil)
  }

  @Test(arguments: MalformedRow.matrix.filter { $0.bytes.count < 400 })
  func `malformed input is refused alike wherever it is split`(row: MalformedRow) {
    let bytes = row.bytes + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n".utf8
    let whole = Parsing(bytes)
    for cut in 1..<bytes.count { #expect(Parsing(bytes, cuts: [cut]) == whole, "at \(cut)") }
  }
}
