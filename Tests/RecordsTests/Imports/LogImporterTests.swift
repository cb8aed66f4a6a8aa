import Imports
import JSON
import Records
import Store
import Testing

@Suite struct LogImporterTests {
  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    let place = try shelf.add("places", Samples.place).id
    let kettle = try shelf.add("things", .object(Samples.whole)).id
    let urn = try shelf.add("things", ["name": "Urn"]).id
    try shelf.patch("things", kettle, ["moods": ["glad"], "story": "Quiet now."])
    try shelf.move("things", urn, "open")
    try shelf.delete("things", urn)
    try shelf.restore("things", urn)
    // Circles come about by changes, and a replay must follow them.
    try shelf.patch("places", place, ["parent_id": .string(place)])
    try shelf.delete("things", try shelf.add("things", ["name": "Pan"]).id)
  }

  private func log(_ shelf: Shelf) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in try shelf.entries() {
      entry.write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func replay(_ bytes: [UInt8], into other: Shelf) throws -> [Int] {
    let report = try LogImporter(other.store).run(bytes.chunks(of: 100))
    return [report.new, report.known]
  }

  @Test func `a whole log makes the same register`() throws {
    let (bytes, other) = (try log(shelf), try Shelf())
    let count = try shelf.entries().count
    #expect(try replay(bytes, into: other) == [count, 0])
    #expect(try log(other) == bytes)
    for kind in ["places", "things"] {
      #expect(try other.export(kind, .ndjson) == shelf.export(kind, .ndjson))
    }
    for parameters in [
      [("q", "quiet")], [("q", "whistles")], [("mood", "glad")], [("mood", "calm")],
    ]
      as [Shelf.Parameters]
    {
      let found = try shelf.texts("id", of: "things", parameters)
      #expect(try other.texts("id", of: "things", parameters) == found, "\(parameters)")
    }
  }

  @Test func `a log again is known, and its continuation goes on from there`() throws {
    let (bytes, other) = (try log(shelf), try Shelf())
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let half = Array(lines.prefix(4).joined(separator: [UInt8(ascii: "\n")]))
    #expect(try replay(half, into: other) == [4, 0])
    #expect(try replay(bytes, into: other) == [lines.count - 4, 4])
    #expect(try replay(bytes, into: other) == [0, lines.count])
    #expect(try log(other) == bytes)
  }

  @Test func `a log of another register, with a hole or with nonsense is refused`() throws {
    let lines = try log(shelf).split(separator: UInt8(ascii: "\n"))
    let other = try Shelf()
    try other.add("places", Samples.place)
    #expect(throws: LogImporter.Refused.self) { try replay(log(shelf), into: other) }
    let holed = Array(lines.dropFirst().joined(separator: [UInt8(ascii: "\n")]))
    let empty = try Shelf()
    let error = #expect(throws: LogImporter.Refused.self) { try replay(holed, into: empty) }
    #expect(error?.line == 1)
    #expect(throws: LogImporter.Refused.self) { try replay(Array("{}\n".utf8), into: empty) }
    #expect(try empty.entries().isEmpty)
  }

  /// The log with one line changed.
  private func log(line: Int, _ old: String, _ new: String) throws -> [UInt8] {
    var lines = String(decoding: try log(shelf), as: UTF8.self).split(separator: "\n").map(
      String.init)
    try #require(lines[line - 1].contains(old), "\(lines[line - 1])")
    lines[line - 1] = lines[line - 1].replacing(old, with: new)
    return Array(lines.joined(separator: "\n").utf8)
  }

  @Test(arguments: [
    (3, "\"Urn\"", "\"\(String(repeating: "x", count: 21))\"", "/name"),
    (3, "\"state\":\"new\"", "\"state\":\"gone\"", "/state"),
    (3, "\"tags\":[]", "\"tags\":null", "as the register writes it"),
    (3, "{\"self\":\"/v1/things", "{\"self\":\"/v1/places", "another self"),
    (4, "\"version\":2,\"created_at\"", "\"version\":3,\"created_at\"", "another self"),
    (4, "\"version\":2,", "\"version\":9,", "must be 2"),
    (3, "\"version\":1,", "\"version\":9223372036854775807,", "from 1 to 999999999"),
    (6, "\"op\":\"delete\"", "\"op\":\"remove\"", "no entry of a log"),
    (3, "\"op\":\"create\"", "\"op\":\"delete\"", "no entry of a log"),
    (4, "\"created_at\":\"2026", "\"created_at\":\"2025", "created_at"),
    (4, "\"updated_at\":\"2026", "\"updated_at\":\"soon", "updated_at"),
    (6, "\"kind\":\"things\",\"id\":\"thg", "\"kind\":\"things\",\"id\":\"xyz", "no entry"),
  ])
  func `an entry that no register wrote is refused, and those before it are kept`(
    line: Int, old: String, new: String, words: String
  ) throws {
    let (bytes, other) = (try log(line: line, old, new), try Shelf())
    let refused = #expect(throws: LogImporter.Refused.self) { try replay(bytes, into: other) }
    #expect(refused?.line == line)
    #expect(refused?.detail.contains(words) == true, "\(refused?.detail ?? "")")
    #expect(try other.entries().map(\.seq) == (1..<Int64(line)).map { $0 })
  }

  @Test(arguments: [
    (3, "\"at\":\"2026", "\"at\":\"2025"), (3, "\"Urn\"", "\"Jug\""),
    (3, "\"actor\":\"tester\"", "\"actor\":\"key:x\""), (3, "\"note\":null", "\"note\":\"forged\""),
    (6, "\"note\":\"gone\"", "\"note\":null"), (6, "\"document\":null", "\"document\":{}"),
  ])
  func `an entry that is there and says anything else is another log's`(
    line: Int, old: String, new: String
  ) throws {
    let other = try Shelf()
    _ = try replay(log(shelf), into: other)
    let bytes = try log(line: line, old, new)
    let refused = #expect(throws: LogImporter.Refused.self) { try replay(bytes, into: other) }
    #expect(refused?.line == line)
  }
}
