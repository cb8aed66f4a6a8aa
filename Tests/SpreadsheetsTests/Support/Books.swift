/// Workbooks as spreadsheet programs write them, with the rows of a test in them.
enum Books {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// An Office workbook whose first sheet, called Grants, has the rows `rows`; the second is called Notes.
  static func office(
    _ rows: String, behind: String = "", texts: String = "", formats: String = "",
    styles: [Int] = [0], is1904: Bool = false
  ) -> Archive {
    Archive([
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(relations)"><Relationship Id="rId1" Type="\(office)/officeDocument" \
        Target="xl/workbook.xml"/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <workbook xmlns="\(main)" xmlns:r="\(office)"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/>\
        <sheets><sheet name="Grants" sheetId="1" r:id="rId1"/>\
        <sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="\(relations)">\
        <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(office)/worksheet" Target="/xl/worksheets/sheet2.xml"/>\
        <Relationship Id="rId3" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
        <Relationship Id="rId4" Type="\(office)/styles" Target="styles.xml"/></Relationships>
        """
      ),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData>\(behind)</worksheet>"
      ),
      (
        "xl/worksheets/sheet2.xml",
        """
        <x:worksheet xmlns:x="\(main)"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>second\
        </x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>
        """
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(texts)</sst>"),
      (
        "xl/styles.xml",
        """
        <styleSheet xmlns="\(main)"><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId="14"/>\
        </cellStyleXfs><cellXfs>\(styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs></styleSheet>
        """
      ),
    ])
  }

  /// An OpenDocument spreadsheet whose first sheet, called Grants, has the rows `rows`.
  static func open(_ rows: String) -> Archive {
    let space = "urn:oasis:names:tc:opendocument:xmlns"
    return Archive([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      (
        "content.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="\(space):office:1.0" xmlns:table="\(space):table:1.0" \
        xmlns:text="\(space):text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">\
        <office:body><office:spreadsheet><table:table table:name="Grants"><table:table-column/>\(rows)\
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell \
        table:number-columns-repeated="16384"/></table:table-row></table:table>\
        <table:table table:name="Notes"><table:table-row><table:table-cell><text:p>second</text:p>\
        </table:table-cell></table:table-row></table:table>\
        </office:spreadsheet></office:body></office:document-content>
        """
      ),
    ])
  }
}
