import JSON
import Records
import Register
import TestSupport
import Testing

@Suite struct PostTests {
  private func codes(_ changes: JSONObject) throws -> [String] {
    let posts = try #require(Catalogue.register["posts"])
    do throws(RecordError) {
      _ = try Validator(posts, in: .register).draft(.object(Broken("posts", "", changes).body))
      return []
    } catch {
      guard case .invalid(let faults) = error else { return ["\(error)"] }
      return faults.map(\.code)
    }
  }

  private func holder(_ start: String?, _ end: String?) -> JSON {
    [
      "person_id": "x:ann", "start_date": start.map(JSON.string) ?? nil,
      "end_date": end.map(JSON.string) ?? nil,
    ]
  }

  @Test func `one follows another in the month of the change, whichever day it was`() throws {
    #expect(try codes(["holders": [holder("2005", "2010-01"), holder("2010-01", nil)]]) == [])
    #expect(try codes(["holders": [holder(nil, "2010"), holder("2010", nil)]]) == [])
    #expect(
      try codes(["holders": [holder("2005", "2010-02-01"), holder("2010-01", nil)]])
        == ["more_holders_than_seats"])
    #expect(
      try codes(["holders": [holder(nil, nil), holder(nil, nil)]]) == ["more_holders_than_seats"])
  }

  @Test func `a post of several seats has as many holders`() throws {
    let holders: JSON = [holder("2005", nil), holder("2006", nil), holder("2007", nil)]
    #expect(try codes(["seats": 3, "holders": holders]) == [])
    #expect(try codes(["seats": 2, "holders": holders]) == ["more_holders_than_seats"])
  }

  @Test func `a holder's dates lie inside the post's as far as they are known`() throws {
    let post: JSONObject = ["start_date": "2010", "end_date": "2012-03"]
    func codes(_ start: String?, _ end: String?) throws -> [String] {
      var post = post
      post["holders"] = [holder(start, end)]
      return try self.codes(post)
    }
    #expect(try codes(nil, nil) == [])
    #expect(try codes("2010", "2012") == [])
    #expect(try codes("2009-12", "2011") == ["holder_outside_post"])
    #expect(try codes("2010-06", "2012-04") == ["holder_outside_post"])
  }

  @Test(arguments: UInt64(0)..<200)
  func `no more holders than seats on any day that is certain`(seed: UInt64) throws {
    var random = Seeded(seed)
    let days = (0..<12).map { CalendarDate(daysSince1970: 14_000 + $0) }
    let seats = Int.random(in: 1...3, using: &random)
    let periods = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      let first = Int.random(in: 0..<12, using: &random)
      return first...Int.random(in: first..<12, using: &random)
    }
    let isFull = days.indices.allSatisfy { day in
      periods.count { $0.contains(day) } <= seats
    }
    let holders = periods.map { period in
      holder(days[period.lowerBound].description, days[period.upperBound].description)
    }
    let codes = try codes(["seats": .integer(Int64(seats)), "holders": .array(holders)])
    #expect(codes.isEmpty == isFull)
  }
}
