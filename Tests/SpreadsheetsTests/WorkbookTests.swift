import Testing

@testable import Spreadsheets

@Suite struct WorkbookTests {
  /// All rows of a sheet: the number, then the cells, or the fault.
  private func rows(_ archive: Archive, sheet: String? = nil) throws -> [String] {
    var workbook = try Workbook(archive.bytes, sheet: sheet)
    var rows: [String] = []
    while let row = try workbook.next() {
      rows.append("\(row.number): " + (row.fault ?? row.cells.joined(separator: "|")))
    }
    return rows
  }

  @Test func `cells are texts, numbers, days and flags, at the column they name`() throws {
    let book = Books.office(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="2"/>
      <row r="4" spans="1:3"><c r="A4"><v>1250.0999999999999</v></c><c r="B4" s="1"><v>45748</v></c>\
      <c r="C4" s="2"><v>45748.5</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" t="str"><f>A4&amp;"x"</f><v>made</v></c>\
      <c r="F4" t="inlineStr"><is><t xml:space="preserve"> in </t><r><t>line</t></r></is></c><c r="H4" s="3"><v>0.25</v></c></row>
      """,
      texts: """
        <si><t>Given to</t></si><si><r><t>Line</t></r><r><t xml:space="preserve"> one_x000D_\ntwo</t></r>\
        <rPh><t>reading</t></rPh></si>
        """, formats: "<numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy hh:mm\"/>",
      styles: [0, 14, 164, 9])
    #expect(
      try rows(book) == [
        "1: Given to||Line one\ntwo",
        "4: 1250.1|2025-04-01|2025-04-01T12:00:00|true|made| in line||0.25",
      ])
  }

  @Test func `an error of a formula is told with its cell, and the other rows are read`() throws {
    let office = Books.office(
      "<row><c><v>1</v></c><c t=\"e\"><f>A1/0</f><v>#DIV/0!</v></c></row><row><c><v>2</v></c></row>"
    )
    #expect(
      try rows(office) == ["1: The cell B1 has the error #DIV/0!; mend its formula.", "2: 2"])
    let open = Books.open(
      """
      <table:table-row><table:table-cell office:value-type="string" office:string-value="" \
      calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>
      """)
    #expect(try rows(open) == ["1: The cell A1 has the error #N/A; mend its formula."])
  }

  @Test func `an OpenDocument sheet has its values, repeated cells and rows`() throws {
    let book = Books.open(
      """
      <table:table-row><table:table-cell><text:p>Given <text:s text:c="2"/>to</text:p><text:p>two</text:p>\
      <office:annotation><text:p>a remark</text:p></office:annotation></table:table-cell>\
      <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7">\
      <text:p>7.00</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="date" \
      office:date-value="2025-04-01"><text:p>1 April</text:p></table:table-cell><table:table-cell \
      office:value-type="currency" office:currency="GBP" office:value="1250.5"><text:p>£1,250.50</text:p>\
      </table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>
      """)
    #expect(
      try rows(book) == [
        "1: Given   to\ntwo|7|7", "2: |2025-04-01|1250.5|true", "3: |2025-04-01|1250.5|true",
      ])
  }

  @Test
  func `the sheet that is named is read, and one that is not there is told with those that are`()
    throws
  {
    for book in [Books.office(""), Books.open("")] {
      #expect(try rows(book, sheet: "Notes") == ["1: second"])
      #expect(try rows(book) == [])
      let error = #expect(throws: SpreadsheetError.self) { try rows(book, sheet: "Gone") }
      #expect(error?.description == "The workbook has no sheet Gone; its sheets are Grants, Notes.")
    }
  }

  @Test func `merged cells are told with their range`() throws {
    var office = try Workbook(
      Books.office(
        "<row><c><v>1</v></c></row>",
        behind: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B3\"/></mergeCells>"
      ).bytes, sheet: nil)
    #expect(office.merged == [MergedCells(range: "A1:B3", lastRow: 3)])
    _ = try office.next()
    var open = try Workbook(
      Books.open(
        """
        <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3">\
        <text:p>1</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
        """
      ).bytes, sheet: nil)
    _ = try open.next()
    #expect(open.merged == office.merged)
  }

  @Test(
    arguments: [
      (1.0, NumberForm.day, false, "1900-01-01"), (59, .day, false, "1900-02-28"),
      (60, .day, false, nil), (61, .day, false, "1900-03-01"), (0, .day, true, "1904-01-01"),
      (43_831, .day, false, "2020-01-01"), (43_890, .day, false, "2020-02-29"),
      (2_958_465, .day, false, "9999-12-31"), (2_958_466, .day, false, nil),
      (-1, .day, false, nil), (0.75, .time, false, "18:00:00"),
      (43_831.999_999_9, .moment, false, "2020-01-02"),
      (43_831.25, .moment, false, "2020-01-01T06:00:00"),
    ] as [(Double, NumberForm, Bool, String?)])
  func `serial numbers are days as the workbook counts them`(
    serial: Double, form: NumberForm, is1904: Bool, text: String?
  ) {
    #expect(SerialDay(is1904: is1904).text(serial, form) == text)
  }

  @Test(arguments: [
    ("General", "number"), ("0.00", "number"), ("#,##0\\ \"days\"", "number"),
    ("dd/mm/yyyy", "day"), ("[$-809]d mmmm yyyy;@", "day"), ("mmm-yy", "day"),
    ("h:mm AM/PM", "time"), ("yyyy-mm-dd hh:mm:ss", "moment"), ("[h]:mm", "number"),
    ("[Red]0.0", "number"), ("mm:ss.0", "time"), ("_-£* #,##0.00_-", "number"),
  ])
  func `a format says whether its numbers are days`(code: String, form: String) {
    #expect("\(NumberForm(code: code))" == form)
  }

  @Test(arguments: [
    ("1250.0999999999999", "1250.1"), ("1E+15", "1000000000000000"), ("1.5E-3", "0.0015"),
    ("-2.5e2", "-250"), ("12", "12"), ("0.1", "0.1"), ("123456789012345", "123456789012345"),
    ("1E-7", "0.0000001"),
  ])
  func `numbers are plain decimals with the digits that a spreadsheet shows`(
    raw: String, text: String
  ) {
    #expect(CellNumber.text(raw) == text)
  }
}
