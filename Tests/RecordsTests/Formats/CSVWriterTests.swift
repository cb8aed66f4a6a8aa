import Imports
import JSON
import Records
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  /// A kind of nothing but texts, as many as there are cells.
  private func texts(_ count: Int) -> Resource {
    Resource(
      name: "rows", singular: "row", prefix: "row", about: "Rows.",
      fields: (0..<count).map { Field("c\($0)", .lines(1...100), about: "A cell.") }, checks: [])
  }

  @Test(arguments: UInt64(0)..<50)
  func `what is written is read back, whatever the cells hold`(seed: UInt64) throws {
    var random = Seeded(seed)
    let pieces = ["a", "é", ",", "\"", "\n", "\r\n", "\r", " ", "\u{FEFF}", "😀", "=", "\t", "|"]
    let width = Int.random(in: 1...4, using: &random)
    let resource = texts(width)
    let names = resource.fields.map(\.name)
    let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      names.map { _ in
        (0..<Int.random(in: 0...4, using: &random))
          .map { _ in RandomThings.pick(pieces, &random) }.joined()
      }
    }
    let writer = CSVWriter(resource, members: Set(names))
    var bytes: [UInt8] = []
    writer.writeHeader(to: &bytes)
    for row in rows {
      let members = zip(names, row).map { (name: $0, value: $1.isEmpty ? .null : JSON.string($1)) }
      writer.write(JSONObject(members), to: &bytes)
    }
    var reader = CSVReader(bytes.chunks(of: Int.random(in: 1...9, using: &random)))
    #expect(try reader.next()?.cells == names)
    for row in rows {
      #expect(try reader.next()?.cells.map { Array($0.utf8) } == row.map { Array($0.utf8) })
    }
    #expect(try reader.next()?.cells == nil)
  }

  @Test func `rows end with CRLF and only cells that need it are quoted`() {
    let writer = CSVWriter(Things.places, members: ["name", "parent_id", "codes"])
    var bytes: [UInt8] = []
    writer.writeHeader(to: &bytes)
    writer.write(["name": "Leeds, \"the\" city", "codes": [], "parent_id": nil], to: &bytes)
    writer.write(["name": "York", "codes": [["scheme": "local"]], "parent_id": "x"], to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == "name,codes,parent_id\r\n"
        + "\"Leeds, \"\"the\"\" city\",,\r\nYork,\"[{\"\"scheme\"\":\"\"local\"\"}]\",x\r\n")
  }

  @Test func `all members stand in the order of the document`() throws {
    var bytes: [UInt8] = []
    CSVWriter(Things.things).writeHeader(to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == Things.things.members.joined(separator: ",")
        + "\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx"])
  func `for a spreadsheet a formula is defused and a byte-order mark added`(text: String) {
    let writer = CSVWriter(texts(1), members: ["c0"], isForExcel: true)
    var bytes: [UInt8] = []
    writer.writeHeader(to: &bytes)
    writer.write(["c0": .string(text)], to: &bytes)
    writer.write(["c0": "a=b"], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{FEFF}C0\r\n\"'\(text)\"\r\na=b\r\n")
  }
}
