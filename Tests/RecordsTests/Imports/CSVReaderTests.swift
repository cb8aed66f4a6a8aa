@testable import Imports
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,\n,b\n", [["a", ""], ["", "b"]]), ("a,", [["a", ""]]), (",", [["", ""]]),
    ("\"a\"\"b\",\"c,d\",\"e\r\nf\"\r\n", [["a\"b", "c,d", "e\r\nf"]]),
    ("\"\",x\n", [["", "x"]]), ("a\n\n\r\nb\n", [["a"], ["b"]]),
    ("a\n\"\"\nb\n", [["a"], [""], ["b"]]),
    ("\u{FEFF}a\n", [["a"]]), ("\u{FEFF}\"a\"\n", [["a"]]), ("\u{FEFF}", []), ("", []), ("\n", []),
    (" a , b \n", [[" a ", " b "]]), ("é,😀\n", [["é", "😀"]]), ("a\u{FEFF}\n", [["a\u{FEFF}"]]),
  ])
  func `rows are read as RFC 4180 has them, however the bytes are cut`(
    text: String, rows: [[String]]
  ) throws {
    let bytes = Array(text.utf8)
    for size in 1...max(1, bytes.count) {
      var reader = CSVReader(bytes.chunks(of: size))
      var found: [[String]] = []
      while let row = try reader.next() { found.append(row.cells) }
      #expect(found == rows, "chunks of \(size)")
    }
  }

  @Test func `a row knows the line it begins on`() throws {
    var reader = CSVReader(Array("a\n\"b\nb\"\n\n\"c\r\nc\"\r\nd\n".utf8).chunks(of: 4))
    var lines: [Int] = []
    while let row = try reader.next() { lines.append(row.line) }
    #expect(lines == [1, 2, 5, 7])
  }

  @Test(arguments: [
    ("a\nb\"c\n", 2, "inside a cell"), ("a\n\"b\"c\n", 2, "closing quote"),
    ("a\n\"b\nc", 2, "never closed"), ("a\n\"b\n\"x", 3, "closing quote"),
    ("a\rb\n", 1, "carriage return"),
    ("a\n\"b\"\rc\n", 2, "carriage return"), ("a\r", 1, "carriage return"),
    ("a\n\"", 2, "never closed"),
  ])
  func `what is no CSV ends the reading with its line and a reason`(
    text: String, line: Int, reason: String
  ) {
    let bytes = Array(text.utf8)
    for size in 1...bytes.count {
      var reader = CSVReader(bytes.chunks(of: size))
      let error = #expect(throws: CSVError.self) { while try reader.next() != nil {} }
      #expect(error?.line == line)
      #expect(error?.detail.contains(reason) == true, "\(error?.detail ?? "")")
    }
  }

  @Test func `bytes that are no UTF-8, endless cells and endless rows are refused`() {
    func detail(_ bytes: [UInt8]) -> String? {
      var reader = CSVReader(bytes.chunks(of: 65_536))
      return #expect(throws: CSVError.self) { while try reader.next() != nil {} }?.detail
    }
    #expect(detail([0x61, 0xE9, 0x0A])?.contains("UTF-8") == true)
    let quote = Array("\"".utf8)
    #expect(detail(quote + [UInt8](repeating: 0x61, count: 2 << 20))?.contains("1 MiB") == true)
    #expect(detail([UInt8](repeating: 0x2C, count: 2000))?.contains("1,000 cells") == true)
  }

  @Test func `an error of the source comes through`() {
    struct Broken: Error {}
    var reader = CSVReader { throw Broken() }
    #expect(throws: Broken.self) { try reader.next() }
  }
}
