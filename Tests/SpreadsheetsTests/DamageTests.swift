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
    #expect(refusal(vast)?.contains("too long: _rels/.rels") == true)
    var open = Books.open("<table:table-row/>")
    open.claimedSize = 2 << 30
    #expect(refusal(open)?.contains("1 GiB") == true)
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

  @Test func `a row of longer texts than a row of CSV may have is refused, however it is made up`()
  {
    let half = String(repeating: "a", count: 600 << 10)
    func office(_ cells: String) -> Archive { Books.office("<row>\(cells)</row>") }
    func open(_ cells: String) -> Archive {
      Books.open("<table:table-row>\(cells)</table:table-row>")
    }
    let inline = "<c t=\"inlineStr\"><is><t>\(half)</t></is></c>"
    let runs = "<c t=\"inlineStr\"><is><r><t>\(half)</t></r><r><t>\(half)</t></r></is></c>"
    let paragraph = "<text:p>\(half)</text:p>"
    for book in [
      office(inline + inline), office(runs),
      open("<table:table-cell>\(paragraph)\(paragraph)</table:table-cell>"),
      open("<table:table-cell table:number-columns-repeated=\"3\">\(paragraph)</table:table-cell>"),
      open("<table:table-cell>\(String(repeating: "<text:p/>", count: 20_000))</table:table-cell>"),
    ] {
      #expect(refusal(book)?.contains("longer than 1 MiB") == true)
    }
    #expect(throws: Never.self) { try reading(office(inline).bytes) }
  }

  @Test func `merged cells beyond those that are told of take no memory`() throws {
    let ranges = (1...5000).map { "<mergeCell ref=\"A\($0):B\($0)\"/>" }.joined()
    let book = Books.office(
      "<row><c><v>1</v></c></row>", behind: "<mergeCells>\(ranges)</mergeCells>")
    #expect(try Workbook(book.bytes, sheet: nil).merged.count == 1000)
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
