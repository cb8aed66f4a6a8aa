import JSON
import Testing

@testable import Imports

@Suite struct TableReaderTests {
  private static let plain =
    "Reference,Project,Given to,Amount\nP1,\"Café, “roof”\",Quayside,100\nP2,Boats,Harbour,250\n"

  /// The rows of a file: row and line, then the cells under their headings or the fault.
  private func rows(
    _ bytes: [UInt8], _ format: ImportFormat = .csv, _ options: TableOptions = TableOptions(),
    _ notes: ReadingNotes = ReadingNotes(), chunks: Int = 1000
  ) throws -> [String] {
    var reader = RowReader(format, table: options, notes, bytes.chunks(of: chunks))
    var rows: [String] = []
    while let row = try reader.next() {
      switch row.content {
      case .cells(let cells, let headings):
        let named = zip(headings.names, cells).filter { !$0.0.isEmpty }.map { "\($0)=\($1)" }
        rows.append("\(row.row) \(row.line): \(named.joined(separator: ";"))")
      case .unreadable(_, let detail): rows.append("\(row.row) \(row.line): \(detail)")
      case .value: rows.append("value")
      }
    }
    return rows
  }

  private func rows(_ text: String, _ options: TableOptions = TableOptions()) throws -> [String] {
    try rows(Array(text.utf8), .csv, options)
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    let units = [0xFEFF] + Array(text.utf16)
    return units.flatMap {
      isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  @Test func `the same table gives the same rows in every encoding and with every separator`()
    throws
  {
    let text = TableReaderTests.plain
    let expected = try rows(text)
    #expect(expected.count == 2)
    for size in [1, 2, 3, 1000] {
      for isBigEndian in [true, false] {
        let notes = ReadingNotes()
        #expect(
          try rows(utf16(text, isBigEndian: isBigEndian), .csv, TableOptions(), notes, chunks: size)
            == expected)
        #expect(notes.all == ["The file is in UTF-16, as its first bytes say."])
      }
      #expect(
        try rows(Array("\u{FEFF}\(text)".utf8), .csv, TableOptions(), chunks: size) == expected)
      var options = TableOptions()
      options.encoding = .windows1252
      let bytes = text.unicodeScalars.map { scalar -> UInt8 in
        switch scalar {
        case "“": 0x93
        case "”": 0x94
        default: UInt8(scalar.value)
        }
      }
      #expect(try rows(bytes, .csv, options, chunks: size) == expected)
    }
    for (separator, name) in [(";", "semicolon"), ("\t", "tab")] {
      let other = text.replacing("\"Café, “roof”\"", with: "*").replacing(",", with: separator)
        .replacing("*", with: "\"Café, “roof”\"")
      let notes = ReadingNotes()
      #expect(try rows(Array(other.utf8), .csv, TableOptions(), notes) == expected)
      #expect(notes.all == ["The cells of the file are separated by a \(name)."])
    }
    let stated = try rows("sep=,\r\n" + text)
    #expect(stated.map { $0.drop { $0 != ":" } } == expected.map { $0.drop { $0 != ":" } })
  }

  @Test(
    arguments: [
      ("id,areas\n1,a;b;c\n2,d;e;f\n", "1 2: id=1;areas=a;b;c"),
      ("amount;name\n1250,50;A\n1,00;B\n", "1 2: amount=1250,50;name=A"),
      ("one\n1\n", "1 2: one=1"), ("a;b\n", nil),
      ("Grants, all\n\nid;name\n1;x\n2;y\n", nil),
    ] as [(String, String?)])
  func `what separates cells is what most lines have the same number of`(
    text: String, first: String?
  ) throws {
    let found = SeparatorFinder.found(Array(text.utf8)[...])
    #expect(found == UInt8(ascii: text.contains("areas") || text == "one\n1\n" ? "," : ";"))
    if let first { #expect(try rows(text).first == first) }
  }

  @Test func `blank rows and columns are none`() throws {
    let text = "Reference,Project,,\n,,,\nP1,Roof,, \n\n , ,,\nP2,Boats,,\n"
    #expect(
      try rows(text) == ["1 3: Reference=P1;Project=Roof", "2 6: Reference=P2;Project=Boats"])
    #expect(
      try rows("a,,\n1,,x\n").first
        == "1 2: Column 3 has no heading, and this row has a value there; name the column or empty it."
    )
    #expect(try rows("a,b\n1,2,,\n") == ["1 2: a=1;b=2"])
    #expect(try rows("a,b\n1\n")[0].contains("1 cells and there are 2 headings"))
  }

  @Test
  func `titles above the headings are passed over as the mapping says, or the message shows how`()
    throws
  {
    let text = "Grants over £500\nPeriod,Q3,,\n\nReference,Project\nP1,Roof\n"
    var skip = TableOptions()
    skip.skip = 3
    var begin = TableOptions()
    begin.headingsBeginWith = "reference"
    for options in [skip, begin] {
      #expect(try rows(text, options) == ["1 5: Reference=P1;Project=Roof"])
    }
    #expect(try rows("Grants\nReference,Project\n")[0].contains("\"table\": {\"skip\": 1}"))
    begin.headingsBeginWith = "Gone"
    #expect(try rows(text, begin)[0].contains("No row begins with \"Gone\""))
  }

  @Test func `headings are found without regard to case and white space where that is unique`() {
    let headings = Headings(["Given to", "AMOUNT", "amount", "Decided\non"].map(Headings.plain))
    #expect(headings.position(of: "given  TO") == 0)
    #expect(headings.position(of: "Decided on") == 3)
    #expect(headings.position(of: "AMOUNT") == 1)
    #expect(headings.position(of: "Amount") == nil)
    func told(_ heading: String, _ headings: Headings) -> String {
      SourceRow(row: 1, line: 2, content: .cells([], headings)).detail(
        of: SourceRow.missing(heading))
    }
    #expect(told("Amount", headings).contains("AMOUNT and amount differ"))
    #expect(told("Decided off", headings).contains("did you mean Decided on?"))
    #expect(told("Amount", Headings(["Grants of 2025"], line: 1)).contains("\"skip\": 1"))
  }

  @Test func `bytes that the encoding has no character for are told, and what to say of it`() throws
  {
    #expect(try rows([0x61, 0x0A, 0xE9, 0x0A])[0].contains("\"encoding\": \"windows-1252\""))
    var options = TableOptions()
    options.encoding = .windows1252
    #expect(try rows([0x61, 0x0A, 0x81, 0x0A], .csv, options)[0].contains("windows-1252"))
    #expect(try rows([0xFF, 0xFE, 0x61], .csv).first?.contains("cut in two") == true)
    #expect(try rows([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], .csv).first?.contains("halves") == true)
  }
}
