import Testing
import TestSupport

@testable import Spreadsheets

@Suite struct DamageTests {
  private func reading(_ bytes: [UInt8]) throws {
    var workbook = try Workbook(bytes, sheet: nil)
    while try workbook.next() != nil {}
  }

  private func refusal(_ archive: Archive) -> String? {
    #expect(throws: SpreadsheetError.self) { try reading(archive.bytes) }?.description
  }

  private var book: Archive { Books.office("<row><c><v>1</v></c></row>") }

  @Test func `a password, another size, another sum and a part that is missing are told`() {
    var locked = book
    locked.flags = 1
    #expect(refusal(locked)?.contains("password") == true)
    var larger = book
    larger.claimedSize = 5
    #expect(refusal(larger)?.contains("damaged") == true)
    var other = book
    other.claimedCRC = 1
    #expect(refusal(other)?.contains("damaged") == true)
    var half = book
    half.files.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
    #expect(refusal(half)?.contains("damaged") == true)
    #expect(refusal(Archive([("word/document.xml", "<a/>")]))?.contains("no workbook") == true)
    var vast = book
    vast.claimedSize = 2 << 30
    #expect(refusal(vast)?.contains("1 GiB") == true)
  }

  @Test func `a comment behind the archive and entries that are only stored are read`() throws {
    var commented = book
    commented.comment = "made by a test"
    try reading(commented.bytes)
    var stored = book
    stored.isDeflated = false
    try reading(stored.bytes)
  }

  @Test func `an archive cut short or changed anywhere is read or refused, and ends`() {
    let seed = UInt64.random(in: .min ... .max)
    var random = Seeded(seed)
    let whole = book.bytes
    for _ in 0..<300 {
      var bytes = whole
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
      } else {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
      }
      do { try reading(bytes) } catch { #expect(error is SpreadsheetError, "seed \(seed)") }
    }
  }

  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "document type"), ("<a>&b;</a>", "entity"),
    ("<a><b></a></b>", "end that is not"), ("<a/><b/>", "two roots"), ("<a b=c/>", "quotes"),
    ("<a b=\"1\" b=\"2\"/>", "twice"), ("<a>", "no end"), ("x<a/>", "outside"),
    ("<a>&#0;</a>", "character"), ("<a b=\"<\"/>", "<"),
    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "UTF-8"),
    (String(repeating: "<a>", count: 100), "too deep"), ("<1/>", "name"),
    ("<a" + (0..<300).map { " b\($0)=\"\"" }.joined() + "/>", "too many"),
  ])
  func `markup that is none, or that could grow, is refused with what is wrong`(
    text: String, reason: String
  ) {
    for size in [1, 3, 4096] {
      var rest = Array(text.utf8)[...]
      var reader = XMLReader(namespaces: [:]) { () throws(SpreadsheetError) -> [UInt8]? in
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      let error = #expect(throws: SpreadsheetError.self) { while try reader.next() != nil {} }
      #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }
  }
}
