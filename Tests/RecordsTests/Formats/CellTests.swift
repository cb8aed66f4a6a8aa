import JSON
import Records
import Testing

@Suite struct CellTests {
  private func kind(_ name: String) throws -> Kind {
    try #require(Things.things.fields.first { $0.name == name }).kind
  }

  @Test(arguments: Samples.whole.members.map(\.name))
  func `a value of every kind goes into a cell and comes back the same`(name: String) throws {
    let value = try #require(Samples.whole[name])
    let kind = try kind(name)
    #expect(Cell.value(Cell.text(value, kind), kind) == value)
  }

  @Test(
    arguments: [
      ("amount", .integer(.max), "9223372036854775807"), ("amount", -1000, "-1000"),
      ("amount", 0, "0"), ("flag", false, "false"), ("moods", ["calm", "grim"], "calm|grim"),
      ("near_ids", ["a", "b"], "a|b"), ("tags", ["a|b", "c"], #"["a|b","c"]"#),
      ("origin", ["maker": "S"], #"{"maker":"S"}"#), ("name", "007", "007"),
      ("name", "true", "true"),
    ] as [(String, JSON, String)])
  func `a cell is written in one way`(name: String, value: JSON, text: String) throws {
    let kind = try kind(name)
    #expect(Cell.text(value, kind) == text)
    #expect(Cell.value(text, kind) == value)
  }

  @Test(arguments: Things.things.fields.map(\.name))
  func `an empty cell is null, and null and nothing an empty cell`(name: String) throws {
    let kind = try kind(name)
    #expect(Cell.value("", kind) == .null)
    #expect(Cell.text(.null, kind).isEmpty)
    #expect(Cell.text(kind.empty, kind).isEmpty)
  }

  @Test(arguments: [
    ("amount", "+1"), ("amount", "1.0"), ("amount", "-"), ("amount", "9223372036854775808"),
    ("amount", "1 000"), ("amount", "１"), ("flag", "TRUE"), ("flag", "yes"), ("flag", "1"),
    ("tags", "plain"), ("origin", "{"), ("holders", "none"),
  ])
  func `what cannot be read stays text, for validation to refuse`(name: String, text: String) throws
  {
    let kind = try kind(name)
    #expect(Cell.value(text, kind) == .string(text))
    let body: JSON = .object(["name": "Kettle", name == "name" ? "x" : name: .string(text)])
    let error = #expect(throws: RecordError.self) {
      try Validator(Things.things, in: Things.catalogue).draft(body)
    }
    #expect(error?.marks == ["/\(name) type"])
  }

  @Test func `gaps between strokes are kept, for validation to refuse`() throws {
    #expect(Cell.value("calm||grim", try kind("moods")) == ["calm", "", "grim"])
  }
}
