import JSON
import Records
import Testing

/// A layout gives the JSON and the schema of one list of members.
@Suite struct LayoutTests {
  private struct Boat {
    var name = "Ida"
    var length: Int?
    var sails: [Sail] = []
    var spare: Sail?
    var berths: [(name: String, value: Sail)] = []
    var sunk: Instant?
  }

  private struct Sail: WorkedOut {
    let area: Int
    static let layout = Layout<Sail>(.value("area", .integer(0...100), "Its area.") { $0.area })
  }

  private static let boat = Layout<Boat>(
    .value("name", .text(1...20), "Its name.") { $0.name },
    .value("length", .integer(0...100), "Its length.") { $0.length },
    .list("sails", Sail.layout, "Its sails.") { $0.sails },
    .recordOrNull("spare", Sail.layout, "One more.") { $0.spare },
    .byName("berths", Sail.layout) { $0.berths },
    .sometimes("sunk_at", schema: ["type": "string", "format": "date-time"], "If it sank.") {
      $0.sunk
    })

  private static let full = Boat(
    name: "Ida \"II\"", length: 12, sails: [Sail(area: 3), Sail(area: 4)], spare: Sail(area: 5),
    berths: [("red", Sail(area: 6)), ("blue", Sail(area: 7))], sunk: Instant(milliseconds: 0))

  @Test func `members stand in the order of the declaration, and nothing is null but what may be`()
  {
    #expect(
      JSON.object(Self.boat.json(of: Boat())).text
        == #"{"name":"Ida","length":null,"sails":[],"spare":null,"berths":{}}"#)
    #expect(
      JSON.object(Self.boat.json(of: Self.full)).text
        == #"{"name":"Ida \"II\"","length":12,"sails":[{"area":3},{"area":4}],"spare":{"area":5},"#
        + #""berths":{"red":{"area":6},"blue":{"area":7}},"sunk_at":"1970-01-01T00:00:00.000Z"}"#)
  }

  @Test func `the bytes are those of the JSON`() {
    for boat in [Boat(), Self.full] {
      #expect(Self.boat.bytes(of: boat) == JSON.object(Self.boat.json(of: boat)).bytes)
    }
    let none = Layout<Boat>(.sometimes("sunk_at", schema: ["type": "string"]) { $0.sunk })
    #expect(none.bytes(of: Boat()) == Array("{}".utf8))
  }

  @Test func `the schema says which members are always there and which may be null`() {
    let schema = Self.boat.schema
    #expect(schema["required"] == ["name", "length", "sails", "spare", "berths"])
    #expect(schema["additionalProperties"] == false)
    let properties = schema["properties"]
    #expect(properties?["name"]?["type"] == "string")
    #expect(properties?["length"]?["type"] == ["integer", "null"])
    #expect(properties?["sails"]?["items"] == Sail.layout.schema)
    #expect(properties?["spare"]?["type"] == ["object", "null"])
    #expect(properties?["berths"]?["additionalProperties"] == Sail.layout.schema)
    #expect(properties?["sunk_at"]?["type"] == "string")
    #expect(properties?["sunk_at"]?["description"] == "If it sank.")
  }

  @Test func `an answer with a name is referred to where it is part of another`() {
    let sail = Layout<Sail>(named: "Sail", isOpen: true, .members(of: Sail.layout) { $0 })
    let reference: JSON = ["$ref": "#/components/schemas/Sail"]
    #expect(sail.reference == reference && sail.schema["additionalProperties"] == Optional.none)
    let boat = Layout<Boat>(
      .list("sails", sail) { $0.sails }, .recordOrNull("spare", sail) { $0.spare })
    #expect(boat.schema["properties"]?["sails"]?["items"] == reference)
    #expect(boat.schema["properties"]?["spare"]?["anyOf"] == [reference, ["type": "null"]])
  }

  @Test func `members of a document keep the declaration of the record`() {
    let fields = [
      Field("name", .text(1...20), .required, about: "Its name."),
      Field("flags", .texts(1...5), about: "Its flags."),
    ]
    let layout = Layout<JSONObject>(.copies(fields) { $0 })
    #expect(layout.json(of: ["flags": ["GB"]]) == ["name": .null, "flags": ["GB"]])
    let properties = layout.schema["properties"]
    #expect(properties?["name"]?["type"] == "string")
    #expect(properties?["flags"]?["type"] == "array")
  }

  @Test func `the words of a member can be told later`() {
    let words = ["Ida", "Eva"]
    let narrowed = Self.boat.narrowed("name", to: words).schema["properties"]?["name"]
    #expect(narrowed?["enum"] == ["Ida", "Eva"] && narrowed?["type"] == "string")
    let layout = Layout<Boat>(
      .value("names", schema: ["type": "array", "items": ["type": "string"]]) { [$0.name] })
    let list = layout.narrowed("names", to: words).schema["properties"]?["names"]
    #expect(list?["items"]?["enum"] == ["Ida", "Eva"])
  }

  @Test func `JSON that is written already is copied`() {
    let layout = Layout<[UInt8]>(.value("document", schema: [:]) { WrittenJSON($0) })
    let bytes = Array("{\"a\":1.50}".utf8)
    #expect(layout.bytes(of: bytes) == Array("{\"document\":{\"a\":1.50}}".utf8))
    #expect(layout.json(of: bytes)["document"]?["a"] == .decimal("1.50"))
  }
}
