import JSON
import Records
import Testing

@Suite struct ScalarTests {
  /// What a value of the field called `name` becomes, or the code of its refusal.
  private func judge(_ name: String, _ value: JSON) throws -> Result<JSON, Refusal> {
    let field = try #require(Things.things.fields.first { $0.name == name })
    do throws(Refusal) {
      return .success(try Scalar(field.kind, Things.catalogue).accept(value))
    } catch {
      return .failure(error)
    }
  }

  @Test(
    arguments: [
      ("name", "A"), ("name", "Ünïcödé 😀"), ("name", "pad  ded"), ("story", "one\ntwo\tthree"),
      ("amount", 0), ("amount", -1000), ("amount", 9_223_372_036_854_775_807), ("price", 1_000_000),
      ("part", 10_000), ("flag", true), ("flag", false), ("colour", "green"), ("day", "2024-02-29"),
      ("era", "2010-01/.."), ("moment", "2026-11-22T09:30:00.123Z"), ("paid_in", "1999/00"),
      ("language", "cy"), ("language", "en-GB"), ("language", "gsw"), ("currency", "GBP"),
      ("link", "https://example.org/a?b=c#d"), ("mail", "press@example.org"),
      ("place_id", "plc_01ARZ3NDEKTSV4RRFFQ69G5FAV"), ("place_id", "gss:E09000033"),
    ] as [(String, JSON)])
  func `good values stay as they are`(name: String, value: JSON) throws {
    #expect(try judge(name, value).get() == value)
  }

  @Test(
    arguments: [
      ("moment", "2026-11-22T10:30:00+01:00", "2026-11-22T09:30:00.000Z"),
      ("amount", .decimal("1.0"), 1), ("amount", .decimal("1e2"), 100),
      ("amount", .decimal("-0.0"), 0),
      ("place_id", "GB-LAE-LBH", "GB-LAE:LBH"),
    ] as [(String, JSON, JSON)])
  func `other spellings of a value take their normal form`(name: String, value: JSON, normal: JSON)
    throws
  {
    #expect(try judge(name, value).get() == normal)
  }

  @Test(
    arguments: [
      ("name", "", "length"), ("name", "   ", "blank"), ("name", "a\nb", "control_character"),
      ("name", "a\tb", "control_character"), ("name", "a\0b", "control_character"),
      ("name", "a\u{7F}", "control_character"), ("story", "a\r\nb", "control_character"),
      ("story", "a\u{1B}b", "control_character"), ("story", "\n\t ", "blank"),
      ("amount", -1001, "range"), ("amount", .decimal("1.5"), "not_whole"),
      ("amount", .decimal("9223372036854775808"), "not_whole"), ("price", -1, "range"),
      ("part", 10_001, "range"), ("colour", "Green", "not_a_choice"),
      ("colour", "", "not_a_choice"),
      ("day", "2023-02-29", "date"), ("era", "2010-13", "uncertain_date"),
      ("era", "../2010", "uncertain_date"), ("moment", "2026-11-22T09:30:00", "instant"),
      ("moment", "2026-11-22T09:30Z", "instant"), ("paid_in", "2007-08", "financial_year"),
      ("paid_in", "2007/09", "financial_year"), ("language", "EN", "language"),
      ("language", "en-gb", "language"), ("language", "en-GB-x", "language"),
      ("language", "english", "language"), ("currency", "gbp", "currency"),
      ("currency", "ABC", "currency"), ("currency", "\u{212A}RW", "currency"),
      ("link", "example.org", "url"), ("link", "ftp://example.org/", "url"),
      ("link", "https://", "url"),
      ("link", "https://user@example.org/", "url"), ("link", "https://exa mple.org/", "url"),
      ("link", "https://example.org/<", "url"), ("link", "javascript:alert(1)", "url"),
      ("link", "https://-a/", "url"), ("link", "https://a:x/", "url"), ("mail", "press", "email"),
      ("mail", "a@b", "email"), ("mail", "a@b@c.org", "email"), ("mail", "a b@c.org", "email"),
      ("mail", "a@-b.org", "email"), ("mail", "a@b..org", "email"), ("mail", "@b.org", "email"),
      ("place_id", "thg_01ARZ3NDEKTSV4RRFFQ69G5FAV", "id_of_another_kind"),
      ("place_id", "plc_01ARZ3NDEKTSV4RRFFQ69G5FA", "reference"), ("place_id", "gss:", "reference"),
      ("place_id", ":E09000033", "reference"), ("place_id", "Hackney", "reference"),
      ("place_id", "g s:E09", "reference"),
    ] as [(String, JSON, String)])
  func `bad values are refused with a code`(name: String, value: JSON, code: String) throws {
    let refusal = #expect(throws: Refusal.self) { try judge(name, value).get() }
    #expect(refusal?.code == code)
    #expect(refusal?.detail.last == ".")
  }

  @Test(arguments: Things.things.fields.filter { $0.kind.isScalar }.map(\.name))
  func `values of another type are refused as such`(name: String) throws {
    let good: JSON = try #require(name == "reason" ? "worn" : Samples.whole[name])
    let others: [JSON] = [true, 1, .decimal("0.5"), "text", [], [:], nil]
    for other in others where !other.isSameType(as: good) {
      let refusal = #expect(throws: Refusal.self) { try judge(name, other).get() }
      #expect(refusal?.code == "type", "\(other)")
    }
  }

  @Test func `a boolean is no integer and an integer no boolean`() throws {
    #expect(throws: Refusal.self) { try judge("amount", true).get() }
    #expect(throws: Refusal.self) { try judge("flag", 1).get() }
  }

  @Test func `a financial year with a hyphen is told that it could be a month`() throws {
    let refusal = #expect(throws: Refusal.self) { try judge("paid_in", "2007-08").get() }
    #expect(refusal?.detail.contains("could be a month") == true)
  }

  @Test func `length counts Unicode scalars, not bytes and not what looks like one letter`() throws
  {
    let flag = "🏴󠁧󠁢󠁷󠁬󠁳󠁿"  // seven scalars, one Character
    for text in [String(repeating: "é", count: 20), flag + flag] {
      #expect(try judge("name", .string(text)).get() == .string(text))
    }
    for text in [String(repeating: "é", count: 21), flag + flag + flag] {
      let refusal = #expect(throws: Refusal.self) { try judge("name", .string(text)).get() }
      #expect(refusal?.code == "length")
      #expect(refusal?.detail.contains("it has 21") == true)
    }
  }

  @Test func `the Kelvin sign does not pass as K, nor one spelling of a letter as another`() throws
  {
    let kelvin = Resource(
      name: "units", singular: "unit", prefix: "unt", about: "Units.",
      fields: [Field("unit", .choice(["K", "é"]), about: "The unit.")], checks: [])
    let catalogue = Catalogue([kelvin])
    for word in ["\u{212A}", "e\u{301}"] {
      let error = #expect(throws: RecordError.self) {
        try Validator(kelvin, in: catalogue).draft(["unit": .string(word)])
      }
      #expect(error?.marks == ["/unit not_a_choice"])
    }
  }

  @Test(arguments: ["GBP", "XCG", "SLE", "VED", "ZWG", "XAD", "UYW", "DEM"])
  func `currencies of today and of the past are taken`(code: String) throws {
    #expect(try judge("currency", .string(code)).get() == .string(code))
  }

  @Test func `a near choice is offered`() throws {
    let refusal = #expect(throws: Refusal.self) { try judge("colour", "gren").get() }
    #expect(refusal?.detail.contains("did you mean green?") == true)
  }
}

extension JSON {
  /// Whether both are numbers, both strings, both arrays and so on.
  fileprivate func isSameType(as other: JSON) -> Bool {
    switch (self, other) {
    case (.null, .null), (.bool, .bool), (.string, .string), (.array, .array), (.object, .object):
      true
    case (.integer, .integer), (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
      true
    case (.null, _), (.bool, _), (.integer, _), (.decimal, _), (.string, _), (.array, _),
      (.object, _):
      false
    }
  }
}
