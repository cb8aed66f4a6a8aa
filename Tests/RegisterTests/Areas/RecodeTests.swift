import JSON
import Records
import Register
import Testing

/// What a recode does to an area that has the new code already.
@Suite struct RecodeTests {
  private let country: Country

  init() throws { country = try Country() }

  private static let (old, new): (JSON, JSON) = ("E06000911", "E06000912")

  /// An area with its old code and its new one, each with the dates given.
  private func area(_ first: JSONObject, _ second: JSONObject) throws -> String {
    let codes = [(Self.old, first), (Self.new, second)].map { code, dates in
      JSON.object(JSONObject([("scheme", "gss"), ("code", code)] + dates.members))
    }
    return try country.add(
      "areas",
      ["name": "Ford", "kind": "atomic", "type": "UA", "codes": .array(codes)])
  }

  private func recode(_ id: String, _ day: String, to code: JSON = new) throws {
    try country.event("recoded", day, from: [id], ["code": ["scheme": "gss", "code": code]])
  }

  @Test func `a code that begins on another day is told, one of that day stays as it is`() throws {
    let id = try area(
      ["start_date": "2009-01-01", "end_date": "2018-03-31"], ["start_date": "2018-04-01"])
    #expect(
      try country.refusal { _ in try recode(id, "2018-05-01") } == ["/from_ids/0 date_differs"])
    let complaints = try country.complaints { _ in try recode(id, "2018-05-01") }
    #expect(complaints.first?.contains(" at /codes/1/start_date: ") == true)
    try recode(id, "2018-04-01")
    #expect(try country.area(id)["version"] == 1)
    #expect(try country.area(id)["start_date"] == .null)
  }

  @Test func `a code of which the first day was not known gets it, and the one before its last`()
    throws
  {
    let id = try area(["former": true], [:])
    try recode(id, "2018-04-01")
    let codes = try country.area(id)["codes"]
    #expect(codes?[0]?["end_date"] == "2018-03-31")
    #expect(codes?[1]?["start_date"] == "2018-04-01" && codes?[1]?["end_date"] == .null)
  }

  @Test func `a code that an area had before can come back`() throws {
    let id = try area(["end_date": "2011-12-31"], ["start_date": "2012-01-01"])
    try recode(id, "2018-04-01", to: Self.old)
    let codes = try country.area(id)["codes"]
    #expect(codes?[0]?["end_date"] == "2011-12-31" && codes?[1]?["end_date"] == "2018-03-31")
    #expect(codes?[2]?["code"] == Self.old && codes?[2]?["start_date"] == "2018-04-01")
  }
}
