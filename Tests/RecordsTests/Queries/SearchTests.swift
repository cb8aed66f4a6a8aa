import JSON
import Records
import Testing

@Suite struct SearchTests {
  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    try shelf.add(
      "things",
      all: [
        ["name": "Café", "story": "Menai Bridge, Ynys Môn"],
        ["name": "Bridge end", "story": "quote \" and star * and AND or NOT"],
        ["name": "Team", "origin": ["maker": "O'Brien-Smith"], "tags": ["bridge"]],
        ["name": "Naïve", "story": "col:umn (nested) NEAR"],
      ])
  }

  private func names(_ search: String) throws -> [String] {
    try shelf.texts("name", of: "things", [("q", search)])
  }

  @Test(arguments: [
    ("bridge", ["Café", "Bridge end"]), ("BRIDGE", ["Café", "Bridge end"]), ("cafe", ["Café"]),
    ("CAFÉ", ["Café"]), ("cafe\u{301}", ["Café"]), ("mon", ["Café"]), ("naive", ["Naïve"]),
    ("bridge end", ["Bridge end"]), ("end  bridge", ["Bridge end"]), ("brien", ["Team"]),
    ("O'Brien-Smith", ["Team"]), ("bri*", ["Café", "Bridge end", "Team"]), ("bri", []),
    ("men* bri*", ["Café"]), ("smith brien", ["Team"]), ("nothing", []),
  ])
  func `every word must occur, without regard to case and accents, and a star ends a beginning`(
    search: String, found: [String]
  ) throws {
    let names = try names(search)
    #expect(names == found)
  }

  @Test(
    arguments: [
      ("bridge OR cafe", []), ("bridge AND", ["Café", "Bridge end"]),
      ("NOT bridge", ["Bridge end"]),
      ("\"bridge\"", ["Café", "Bridge end"]), ("\"", nil), ("quote\"", ["Bridge end"]),
      ("text:bridge", []), ("col:umn", ["Naïve"]), ("^bridge", ["Café", "Bridge end"]),
      ("(nested)", ["Naïve"]), ("NEAR", ["Naïve"]), ("NEAR(col umn)", []), ("-cafe", ["Café"]),
      ("cafe'--", ["Café"]), ("*", nil), ("* - +", nil), ("cafe *", ["Café"]), ("{col}", ["Naïve"]),
    ] as [(String, [String]?)])
  func `what FTS5 takes for syntax is plain text here`(search: String, found: [String]?) throws {
    guard let found else {
      let error = #expect(throws: RecordError.self) { try names(search) }
      #expect(error?.marks == ["q empty_search"])
      return
    }
    #expect(try names(search) == found)
  }

  @Test func `a search needs a word, has at most twenty and no control characters`() {
    func mark(_ search: String) -> [String]? {
      let error = #expect(throws: RecordError.self) { try names(search) }
      return error?.marks
    }
    #expect(mark("") == ["q empty_search"])
    #expect(mark("  ") == ["q empty_search"])
    #expect(mark("a\0b") == ["q control_character"])
    #expect(mark(String(repeating: "word ", count: 21)) == ["q long_search"])
  }

  @Test func `hits come in the order of entry, or in the order asked for, page by page`() throws {
    #expect(
      try shelf.texts("name", of: "things", [("q", "bri*"), ("limit", "1")]) == [
        "Café", "Bridge end", "Team",
      ])
    #expect(
      try shelf.texts("name", of: "things", [("q", "bri*"), ("sort", "-name"), ("limit", "1")]) == [
        "Team", "Café", "Bridge end",
      ])
    #expect(try shelf.total("things", [("q", "bri*")]) == 3)
    #expect(try shelf.total("things", [("q", "bri*"), ("name", "Team")]) == 1)
  }
}
