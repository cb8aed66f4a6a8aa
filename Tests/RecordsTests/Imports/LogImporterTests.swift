import JSON
import Records
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
    let counts = try LogImporter(other.store).run(bytes.chunks(of: 100))
    return [counts.new, counts.known]
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
}
