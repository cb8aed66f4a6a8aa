import JSON
import Testing

/// What the documents say of programmes, asked of the sample through the API alone.
@Suite struct ProgrammeSampleTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  private func get(_ target: String) throws -> JSON {
    let answer = try register.get(target)
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  @Test func `the first nine places have eighteen councils behind them`() throws {
    let places = try get("/v1/programmes/sample:pstn/participants?as_of=2013-07-03")
    #expect(places["total"] == 9 && places["authorities"] == 18)
    #expect(places["cohorts"] == [["cohort": "The first nine", "count": 9]])
    #expect(places["levels"] == [["level": "light_touch", "count": 9]])
    let dorset = places["items"]?.array?.first { $0["name"] == "Bournemouth, Poole and Dorset" }
    #expect(dorset?["authorities"]?.array?.compactMap { $0["name"]?.string }.count == 3)
    #expect(try get("/v1/programmes/sample:pstn/participants?as_of=2013-07-02")["total"] == 0)
  }

  @Test func `what was stated of the bids stands beside what is counted`() throws {
    let coverage = try get("/v1/programmes/sample:pstn/coverage?as_of=2013-07-03")
    #expect(coverage["expressions"] == 9 && coverage["distinct_authorities"] == 18)
    #expect(coverage["in_more_than_one"] == 0)
    let totals = (coverage["stated_totals"]?.array ?? []).map { total in
      "\(total["qualifier"]?.string ?? "") \(total["value"]?.integer ?? 0) \(total["counted"]?.integer ?? -1)"
    }
    #expect(totals == ["more_than 40 9", "more_than 60 18"])
  }

  @Test func `stages that come later in the year are bounded by the one before`() throws {
    let timeline = try get(
      "/v1/programmes/sample:partnership-improvement-programme/timeline?as_of=2007-06-13")
    let stages = (timeline["stages"]?.array ?? []).map { stage in
      [
        stage["kind"], stage["state"], stage["earliest_start"], stage["latest_start"],
        stage["areas"]?[0]?["name"],
      ].map { $0?.string ?? "-" }.joined(separator: " ")
    }
    #expect(
      stages == [
        "pilot done 2006-01-01 2006-12-31 -",
        "rollout under_way 2007-06-13 2007-06-13 North East",
        "rollout planned 2007-06-14 2007-12-31 London",
        "rollout planned 2007-06-14 2007-12-31 North West",
      ])
    #expect(timeline["stages"]?[0]?["findings"]?.array?.count == 3)
    #expect(timeline["stages"]?[2]?["as_written"] == "later in the year")
  }

  @Test func `the money of a programme in a year is found by the programme`() throws {
    let awards = try get(
      "/v1/awards?programme=sample:partnership-improvement-programme&financial_year=2007/08")
    let amounts = (awards["items"]?.array ?? []).compactMap { $0["amount_awarded"]?.integer }
    #expect(amounts.sorted() == [5_000_000, 16_500_000])
    let news = try get("/v1/announcements?programme=sample:pstn&fields=title")
    #expect(news["total"] == 1)
    let roles = try get("/v1/programmes?organisation=sample:capacitybuilders&role=funder")
    #expect(roles["items"]?[0]?["name"] == "Partnership Improvement Programme")
  }

  @Test func `a place of 2013 is found by a council that has gone`() throws {
    let found = try get("/v1/participants?area=gss:E06000029&area_match=any&fields=name")
    #expect(found["items"]?.array?.map { $0["name"]?.string } == ["Bournemouth, Poole and Dorset"])
    #expect(try get("/v1/participants?authority=gss:E06000029&fields=name")["total"] == 1)
    let now = try get(
      "/v1/participants?area=gss:E06000058&resolve=current&area_match=any&fields=name")
    #expect(now["items"]?.array?.map { $0["name"]?.string } == ["Bournemouth, Poole and Dorset"])
  }

  @Test func `the example has levels with a history and a plan with what was late`() throws {
    for (day, level) in [
      ("2007-10-01", "light_touch"), ("2008-04-01", "intensive"), ("2009-04-01", "graduated"),
    ] {
      let place = try get("/v1/participants/sample:example-participant?as_of=\(day)")
      #expect(place["level"]?.string == level, "\(day)")
    }
    let late = try get("/v1/improvement-plans/overdue?as_of=2009-01-31")
    #expect(late["items"]?.array?.map { $0["title"]?.string } == ["Share one picture of need"])
    #expect(late["items"]?[0]?["days_late"] == 31)
  }
}
