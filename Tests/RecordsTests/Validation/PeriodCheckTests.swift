import JSON
import Records
import Testing

@Suite struct PeriodCheckTests {
  @Test(arguments: [
    ("2010", "2009"), ("2010-02-02", "2010-02-01"), ("2010-02", "2010-01-31"), ("2010~", "2009-12"),
    ("2010/2012", "2009"),
  ])
  func `an end that lies before the start whatever both mean is refused`(start: String, end: String)
  {
    let record: JSONObject = ["start_date": .string(start), "end_date": .string(end)]
    #expect(Check.period().breaches(record) == ["/end_date"])
    #expect(
      Check.period(in: "list").breaches(["list": [[:], .object(record)]]) == [
        "/list/1/end_date"
      ])
  }

  @Test(arguments: [
    ("2010", "2010"), ("2010-12-31", "2010"), ("2010-06", "2010-06-01"), ("2010", "2010-01-01"),
    ("XXXX-01-10", "2009"), ("2010", "XXXX-01-10"), ("2010", "2009/.."),
  ])
  func `an end that may lie on or after the start is taken`(start: String, end: String) {
    let record: JSONObject = ["start_date": .string(start), "end_date": .string(end)]
    #expect(Check.period().breaches(record).isEmpty)
    #expect(Check.period(in: "list").breaches(["list": [.object(record)]]).isEmpty)
  }

  @Test func `a period without one of its ends is taken`() {
    #expect(Check.period().breaches(["start_date": "2010", "end_date": nil]).isEmpty)
    #expect(Check.period().breaches(["end_date": "2010"]).isEmpty)
    #expect(Check.period(in: "list").breaches([:]).isEmpty)
  }
}
