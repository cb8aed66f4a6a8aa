import JSON
import Records
import Areas
import Testing

/// Parts of different days brought together through events.
@Suite struct PieceTests {
  private let country: Country

  init() throws { country = try Country() }

  private func pieces(_ units: Set<String>, _ vintage: String, from first: String, to last: String)
    throws -> Set<String>
  {
    let days = try [vintage, first, last].map { try #require(CalendarDate($0)) }
    let walk = PartWalk(try country.gazetteer(), in: "lad", over: days[1]...days[2])
    return Set(try walk.pieces(of: [UnitSet(whole: units, vintage: days[0])]).whole.codes)
  }

  @Test func `a merged part is its old parts, from whichever side one looks`() throws {
    let (a, b) = (try country.district("A", "E07000001"), try country.district("B", "E07000002"))
    try country.event(
      "merged", "2019-04-01", from: [a, b], to: [country.district("AB", "E07000003")])
    let old: Set = ["E07000001", "E07000002"]
    #expect(try pieces(["E07000003"], "2020-01-01", from: "2018-01-01", to: "2020-01-01") == old)
    #expect(try pieces(old, "2018-01-01", from: "2018-01-01", to: "2020-01-01") == old)
    #expect(
      try pieces(["E07000003"], "2020-01-01", from: "2019-04-01", to: "2020-01-01")
        == ["E07000003"])
  }

  @Test func `a split part is its new parts, and what follows goes on from them`() throws {
    let whole = try country.district("Whole", "E07000001")
    let halves = [
      try country.district("Left", "E07000002"), try country.district("Right", "E07000003"),
    ]
    try country.event("split", "2010-04-01", from: [whole], to: halves)
    let other = try country.district("Other", "E07000004")
    try country.event(
      "merged", "2015-04-01", from: [halves[1], other], to: [country.district("Far", "E07000005")])
    let window = ("2009-01-01", "2016-01-01")
    #expect(
      try pieces(["E07000001", "E07000004"], "2009-01-01", from: window.0, to: window.1)
        == ["E07000002", "E07000003", "E07000004"])
    #expect(
      try pieces(["E07000002", "E07000005"], "2016-01-01", from: window.0, to: window.1)
        == ["E07000002", "E07000003", "E07000004"])
  }

  @Test func `a merger is told although the county around was split on the same day`() throws {
    let (a, b) = (try country.district("A", "E07000001"), try country.district("B", "E07000002"))
    let county = try country.county("County", "E10000001", ["E07000001", "E07000004"])
    let ab = try country.district("AB", "E06000003", type: "UA")
    let rest = try country.district("Rest", "E06000004", type: "UA")
    try country.event("merged", "2019-04-01", from: [a, b], to: [ab])
    try country.event("split", "2019-04-01", from: [county], to: [ab, rest], ["outside": true])
    #expect(
      try pieces(["E06000003"], "2020-01-01", from: "2018-01-01", to: "2020-01-01")
        == ["E07000001", "E07000002"])
  }

  @Test func `a recoded part is the same part`() throws {
    let id = try country.district("A", "E07000001")
    try country.event(
      "recoded", "2012-04-01", from: [id], ["code": ["scheme": "gss", "code": "E07000002"]])
    #expect(
      try pieces(["E07000002"], "2013-01-01", from: "2010-01-01", to: "2013-01-01")
        == ["E07000001"])
  }

  @Test func `where the event does not say where parts went there is no answer`() throws {
    let (a, b) = (try country.district("A", "E07000001"), try country.district("B", "E07000002"))
    let new = [try country.district("C", "E07000003"), try country.district("D", "E07000004")]
    let event = try country.event("merged", "2019-04-01", from: [a, b], to: new)
    #expect(throws: Gap.transfer(event: event, unit: "E07000001")) {
      try pieces(["E07000001"], "2018-01-01", from: "2018-01-01", to: "2020-01-01")
    }
    #expect(throws: Gap.transfer(event: event, unit: "E07000003")) {
      try pieces(["E07000003"], "2020-01-01", from: "2018-01-01", to: "2020-01-01")
    }
  }
}
