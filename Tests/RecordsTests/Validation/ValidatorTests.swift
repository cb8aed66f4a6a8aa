import JSON
import Records
import Testing

@Suite struct ValidatorTests {
  private func draft(_ body: JSON) throws -> Draft {
    try Validator(Things.things, in: Things.catalogue).draft(body)
  }

  private func marks(_ body: JSON) -> [String]? {
    let error = #expect(throws: RecordError.self) { try draft(body) }
    return error?.marks
  }

  @Test func `a whole body is taken, members in the order of the declaration`() throws {
    let shuffled = JSONObject(Samples.whole.members.reversed())
    let draft = try draft(.object(shuffled))
    #expect(draft.members == Samples.whole)
    #expect(draft.members.members.map(\.name) == Things.things.fields.map(\.name))
    #expect(draft.namesState)
  }

  @Test func `what is left out is null, an empty list, or the first state`() throws {
    let draft = try draft(["name": "Kettle"])
    #expect(draft.members["amount"] == .null)
    #expect(draft.members["origin"] == .null)
    for name in ["moods", "tags", "near_ids", "holders", "identifiers"] {
      #expect(draft.members[name] == [], "\(name)")
    }
    #expect(draft.members["state"] == "new")
    #expect(!draft.namesState)
  }

  @Test func `a choice that is missing is told with all that there is to choose from`() throws {
    let lamp = Resource(
      name: "lamps", singular: "lamp", prefix: "lmp", about: "Lamps.",
      fields: [Field("light", .choice(["red", "green"]), .required, about: "The light.")],
      checks: [])
    let error = #expect(throws: RecordError.self) {
      try Validator(lamp, in: Catalogue([lamp])).draft([:])
    }
    guard case .invalid(let faults) = error else { return }
    #expect(faults.map(\.detail) == ["Give light: The light. Choose one of red, green."])
  }

  @Test func `null and leaving out are the same`() throws {
    let nulls = Things.things.fields.filter { $0.name != "name" }.map {
      (name: $0.name, value: JSON.null)
    }
    let body = JSON.object(JSONObject([(name: "name", value: "Kettle")] + nulls))
    #expect(try draft(body).members == draft(["name": "Kettle"]).members)
  }

  @Test(arguments: [nil, true, 1, "text", []] as [JSON])
  func `a body that is no object is refused whole`(body: JSON) {
    #expect(marks(body) == [" not_an_object"])
  }

  @Test func `twenty faults of one body are reported at once, each at its place`() {
    let found = marks([
      "story": 1, "amount": "1", "price": -1, "part": 10_001, "flag": 1, "colour": "pink",
      "day": "2023-02-29", "paid_in": "2007-08", "era": "2010-13", "moment": "now",
      "language": "English", "currency": "Pounds", "link": "nowhere", "mail": "nobody",
      "place_id": 7, "moods": ["calm", "calm"], "tags": ["ok", 1], "near_ids": "x",
      "holders": [["role": "thief"], 5], "nonsense": 1,
    ])
    #expect(
      found?.sorted() == [
        "/amount type", "/colour not_a_choice", "/currency currency", "/day date",
        "/era uncertain_date", "/flag type", "/holders/0/place_id required",
        "/holders/0/role not_a_choice", "/holders/1 type", "/language language", "/link url",
        "/mail email", "/moment instant", "/moods/1 repeated", "/name required", "/near_ids type",
        "/nonsense unknown_member", "/paid_in financial_year", "/part range", "/place_id type",
        "/price range", "/story type", "/tags/1 type",
      ])
  }

  @Test func `an unknown member is named with the nearest there is, at every depth`() throws {
    let error = #expect(throws: RecordError.self) {
      try draft(["name": "Kettle", "color": "red", "origin": ["maker": "S", "make/r~": 1]])
    }
    #expect(error?.marks == ["/color unknown_member", "/origin/make~1r~0 unknown_member"])
    #expect(error?.faults.first?.detail.contains("did you mean colour?") == true)
    #expect(error?.faults.last?.detail.contains("did you mean maker?") == true)
  }

  @Test func `names are compared by their bytes`() {
    #expect(marks(["name": "Kettle", "N\u{212A}": 1]) == ["/N\u{212A} unknown_member"])
  }

  @Test func `a list takes as many elements as it is declared for`() throws {
    let holder: JSON = ["place_id": "gss:E09000033"]
    #expect(throws: Never.self) {
      try draft(["name": "Kettle", "holders": [holder, holder, holder]])
    }
    #expect(
      marks(["name": "Kettle", "holders": [holder, holder, holder, holder]]) == ["/holders count"])
  }

  @Test func `sets are kept in the order of the declaration, references in the order given`() throws
  {
    let draft = try draft([
      "name": "Kettle", "moods": ["grim", "calm"], "near_ids": ["local:b", "local:a"],
    ])
    #expect(draft.members["moods"] == ["calm", "grim"])
    #expect(draft.members["near_ids"] == ["local:b", "local:a"])
  }

  @Test func `a reference or a word may stand in a set once`() {
    #expect(
      marks(["name": "Kettle", "near_ids": ["local:a", "local:b", "local:a"]])
        == ["/near_ids/2 repeated"])
  }

  @Test(arguments: [
    ("GB-COH", "123", ["/identifiers/0/identifier code_form"]),
    ("GB-CHC", "\u{212A}12345", ["/identifiers/0/identifier code_form"]),
    ("anything", "b\u{200B}", ["/identifiers/0/identifier invisible_character"]),
    ("any thing", "a", ["/identifiers/0/scheme scheme_form"]),
    ("any:thing", "a", ["/identifiers/0/scheme scheme_form"]),
  ])
  func `a code has the form of its scheme, and a scheme one that can stand before a colon`(
    scheme: String, code: String, expected: [String]
  ) {
    #expect(
      marks([
        "name": "Kettle",
        "identifiers": [["scheme": .string(scheme), "identifier": .string(code)]],
      ]) == expected)
  }

  @Test func `computed members are worked out, may be repeated, and may not differ`() throws {
    let body: JSONObject = ["name": "Kettle", "day": "2008-03-31"]
    #expect(try draft(.object(body)).members["year"] == "2007/08")
    var repeated = body
    repeated["year"] = "2007/08"
    #expect(try draft(.object(repeated)).members == draft(.object(body)).members)
    var different = body
    different["year"] = "2008/09"
    #expect(marks(.object(different)) == ["/year computed"])
    #expect(marks(["name": "Kettle", "year": "2008/09"]) == ["/year computed"])
  }

  @Test func `members that the register sets are set aside, not judged`() throws {
    let draft = try draft(["id": 7, "version": 3, "name": "Kettle", "self": nil])
    #expect(draft.managed == ["id": 7, "version": 3, "self": nil])
    #expect(draft.members["id"] == nil as JSON?)
  }

  @Test func `rules across members are judged once each member is right`() {
    #expect(marks(["name": "Kettle", "state": "closed"]) == ["/reason closed_without_reason"])
    #expect(marks(["name": "Kettle", "reason": "bored"]) == ["/reason closed_without_reason"])
    #expect(
      marks(["name": "Kettle", "state": "closed", "day": "2010-06-01", "era": "2009"]) == [
        "/reason closed_without_reason", "/era end_before_start",
      ])
  }
}
