import JSON
import Testing

/// Codes of areas and of their parts: which are in force, and which of two spellings are the same.
@Suite struct AreaCodeTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func add(_ name: String, _ codes: JSON, _ more: JSONObject = [:]) throws -> Answer {
    var body: JSONObject = [
      "name": .string(name), "kind": "atomic", "type": "CA", "codes": codes,
    ]
    for (name, value) in more.members { body[name] = value }
    return try register.post("/v1/areas", .object(body))
  }

  private func gss(_ code: String, _ more: JSONObject = [:]) -> JSON {
    var item: JSONObject = ["scheme": "gss", "code": .string(code)]
    for (name, value) in more.members { item[name] = value }
    return .object(item)
  }

  @Test
  func `a former code whose end is not known is not told as in force, and still leads to its area`()
    throws
  {
    let fife = try add("Fife", [gss("S12000015", ["former": true]), gss("S12000047")])
    #expect(fife.status == 201, "\(fife.text)")
    for day in ["2001-01-01", "2017-01-01", "2026-11-30"] {
      for (one, other) in [("S12000015", "S12000047"), ("S12000047", "S12000015")] {
        let answer = try register.get("/v1/areas/gss:\(one)/relation/gss:\(other)?as_of=\(day)")
        #expect(answer.json["relation"] == "coterminous", "\(answer.text)")
        #expect(answer.json["a"]?["codes"] == ["gss:S12000047"])
      }
    }
    #expect(try register.get("/v1/areas/gss:S12000015").json["codes"]?[0]?["former"] == true)
    // A list with the former code is a list of the same ground.
    let police = try add(
      "Police", [],
      [
        "type": "PFA",
        "base_units": [
          ["layer": "lad", "vintage": "2014", "codes": ["S12000015"]]
        ],
      ])
    let same = try register.get("/v1/areas/\(police.id)/relation/gss:S12000047?as_of=2020-01-01")
    #expect(same.json["relation"] == "coterminous", "\(same.text)")
  }

  @Test func `two codes of a scheme without dates overlap, unless one is said to be former`() throws
  {
    let two = try add("Fife", [gss("S12000015"), gss("S12000047")])
    try register.expectProblem(two, 422, "invalid", ["/codes/1/start_date codes_overlap"])
    let open = try add(
      "Fife",
      [
        gss("S12000015", ["start_date": "1996-04-01"]),
        gss("S12000047", ["end_date": "2018-03-31"]),
      ])
    try register.expectProblem(open, 422, "invalid", ["/codes/1/start_date codes_overlap"])
    let apart = try add(
      "Fife",
      [
        gss("S12000015", ["end_date": "2018-03-31"]),
        gss("S12000047", ["start_date": "2018-04-01"]),
      ])
    #expect(apart.status == 201)
  }

  @Test func `areas with only some of a part are found by it, and named as such`() throws {
    func council(_ name: String, _ whole: [String], _ partly: [String]) throws -> String {
      let made = try add(
        name, [],
        [
          "type": "CSP",
          "base_units": [
            [
              "layer": "lad", "vintage": "2024", "codes": .array(whole.map(JSON.string)),
              "partial_codes": .array(partly.map(JSON.string)), "start_date": "2020-01-01",
            ]
          ],
        ])
      #expect(made.status == 201, "\(made.text)")
      return made.id
    }
    let (whole, some) = (
      try council("Whole", ["E07000001"], []), try council("Some", ["E07000002"], ["E07000001"])
    )
    func ask(_ query: String) throws -> (Set<String>, JSON?) {
      let answer = try register.get("/v1/areas?fields=id&\(query)")
      #expect(answer.status == 200, "\(answer.text)")
      return (Set(answer.texts("id")), answer.json["partly"])
    }
    #expect(try ask("base_unit=E07000001") == ([whole, some], [.string(some)]))
    #expect(try ask("base_unit=E07000001&base_unit_layer=lad") == ([whole, some], [.string(some)]))
    #expect(try ask("base_unit=E07000001&base_unit_layer=ward") == ([], []))
    #expect(try ask("base_unit=E07000001&base_unit_layer__not=lad") == ([], []))
    #expect(
      try ask("base_unit=E07000001&base_unit_layer__not=ward") == ([whole, some], [.string(some)]))
    #expect(try ask("base_unit=E07000001&base_unit_match=whole").0 == [whole])
    #expect(try ask("base_unit=E07000002") == ([some], []))
    #expect(try ask("base_unit=E07000001&as_of=2019-12-31").0 == [])
    #expect(try ask("base_unit__not=E07000001").0 == [])
    let alone = try register.get("/v1/areas?base_unit_match=whole")
    try register.expectProblem(alone, 400, "bad_request", ["base_unit_match without_base_unit"])
    #expect(try register.get("/v1/areas?base_unit_match=any").status == 200)
  }

  @Test func `codes have no character that nobody sees, on whatever way they come in`() throws {
    let (hidden, decomposed) = ("caf\u{E9}\u{200B}", "cafe\u{301}")
    func local(_ code: String) -> JSON { [["scheme": "local", "code": .string(code)]] }
    try register.expectProblem(
      try add("Café", local(hidden)), 422, "invalid", ["/codes/0/code invisible_character"])
    let made = try add(" Cafe\u{301} ", local(decomposed))
    #expect(made.json["name"]?.string?.utf8.elementsEqual("Caf\u{E9}".utf8) == true)
    #expect(
      made.json["codes"]?[0]?["code"]?.string?.utf8.elementsEqual("caf\u{E9}".utf8) == true)
    for code in ["caf%C3%A9", "cafe%CC%81"] {
      #expect(try register.get("/v1/areas/local:\(code)").json["id"] == .string(made.id))
      #expect(try register.get("/v1/areas?code=local:\(code)").texts("id") == [made.id])
    }
    for name in ["Caf%C3%A9", "Cafe%CC%81"] {
      for parameter in ["name", "name__contains", "named", "q"] {
        #expect(
          try register.get("/v1/areas?\(parameter)=\(name)").texts("id") == [made.id],
          "\(parameter)")
      }
    }
    try register.expectProblem(
      try register.patch(made.path, ["codes": local(hidden)]), 422, "invalid",
      ["/codes/0/code invisible_character"])
    try register.expectProblem(
      try register.patch(
        made.path,
        ["base_units": [["layer": "lad", "vintage": "2024", "codes": ["E07\u{200B}000001"]]]]),
      422, "invalid", ["/base_units/0/codes/0 invisible_character"])
    for (type, file) in [
      (
        "text/csv",
        #"name,kind,type,codes"# + "\r\n"
          + #"A,atomic,CA,"[{""scheme"":""local"",""code"":""\#(hidden)""}]""# + "\r\n"
      ),
      (
        "application/x-ndjson",
        #"{"name":"A","kind":"atomic","type":"CA","codes":[{"scheme":"local","code":"\#(hidden)"}]}"#
      ),
    ] {
      let report = try register.curl("/v1/imports?kind=areas", file, type: type)
      #expect(report.status == 422 && report.text.contains("invisible_character"), "\(report.text)")
    }
    let event = try register.post(
      "/v1/area-events",
      [
        "kind": "recoded", "effective_date": "2024-01-01", "from_ids": [.string(made.id)],
        "code": ["scheme": "local", "code": .string(hidden)],
      ])
    try register.expectProblem(event, 422, "invalid", ["/code/code invisible_character"])
  }

  @Test func `a search by a code that nothing bears says where to ask for codes`() throws {
    _ = try add("Fife", [gss("S12000047")])
    #expect(try register.get("/v1/areas?q=S12000047").items.count == 1)
    func hint(_ query: String) throws -> String? {
      try register.get("/v1/\(query)").json["hint"]?.string
    }
    #expect(try hint("areas?q=s12000099")?.contains("code=gss:S12000099") == true)
    #expect(try hint("organisations?q=9106232")?.contains("identifier=GB-COH:09106232") == true)
    #expect(try hint("organisations?q=9106232")?.contains("identifier=GB-CHC:9106232") == true)
    #expect(try hint("awards?q=360G-x-1")?.contains("identifier=SCHEME:360G-x-1") == true)
    for query in [
      "areas?q=Fife", "areas?q=Kinross", "areas?q=S12000047", "areas?name=7",
    ] {
      #expect(try hint(query) == nil, "\(query)")
    }
  }
}
