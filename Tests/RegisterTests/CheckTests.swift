import JSON
import Records
import Register
import Testing

@Suite struct CheckTests {
  private func marks(_ kind: String, _ body: JSONObject) throws -> [String] {
    let resource = try #require(Catalogue.register[kind])
    do throws(RecordError) {
      _ = try Validator(resource, in: .register).draft(.object(body))
      return []
    } catch {
      guard case .invalid(let faults) = error else { return ["\(error)"] }
      return faults.map { fault in
        guard case .pointer(let pointer) = fault.place else { return fault.code }
        return "\(pointer) \(fault.code)"
      }
    }
  }

  private func awardMarks(_ changes: JSONObject) throws -> [String] {
    try marks("awards", Broken("awards", "", changes).body)
  }

  @Test(arguments: DeclarationTests.kinds)
  func `the least body of each kind breaks nothing`(kind: String) throws {
    #expect(try marks(kind, try #require(Broken.right[kind])) == [])
  }

  @Test(arguments: Broken.all)
  func `each check has a body that breaks only it`(broken: Broken) throws {
    #expect(try marks(broken.kind, broken.body) == [broken.mark])
  }

  @Test func `faults of members and of rules across them are told together`() throws {
    let marks = try awardMarks([
      "title": .string(""), "award_date": "2013-02-30", "financial_year": "2012/13",
      "type": "fund", "recipients": [["individual": "R1"]], "funders": [[:]],
      "planned_dates": [["start_date": "2014", "end_date": "2013"]],
    ])
    #expect(
      marks == [
        "/title length", "/award_date date", "/planned_dates/0/end_date end_before_start",
        "/funders/0 party_unclear", "/recipients recipient_of_unallocated_money",
      ])
  }

  @Test func `a rule that reads a refused member is not held against the rest`() throws {
    #expect(
      try awardMarks([
        "amount_awarded": "much",
        "contributions": [["funder_id": "own:a", "amount": 5, "nature": "cash"]],
      ]) == ["/amount_awarded type"])
    #expect(
      try marks(
        "partnerships", Broken("partnerships", "", ["state": "over", "end_reason": "lapsed"]).body)
        == ["/state not_a_choice"])
  }

  @Test(arguments: DeclarationTests.kinds)
  func `every check reads members that there are`(kind: String) throws {
    let resource = try #require(Catalogue.register[kind])
    for check in resource.checks {
      #expect(!check.members.isEmpty)
      #expect(check.members.allSatisfy { name in resource.fields.contains { $0.name == name } })
    }
  }

  @Test(arguments: DeclarationTests.kinds)
  func `every check of every kind is broken by one of the bodies`(kind: String) throws {
    let resource = try #require(Catalogue.register[kind])
    let broken = Broken.all.filter { $0.kind == kind }
    #expect(Set(broken.map(\.mark)).count == resource.checks.count)
    let codes = broken.compactMap { $0.mark.split(separator: " ").last.map(String.init) }
    #expect(codes.sorted() == resource.checks.map(\.code).sorted())
  }

  @Test func `a code that is no longer in force may be one of another type`() throws {
    let code: JSON = ["scheme": "gss", "code": "E07000048", "end_date": "2019-03-31"]
    #expect(try marks("areas", Broken("areas", "", ["codes": [code]]).body) == [])
  }

  @Test(arguments: ["fund", "commitment"])
  func `announced money has no recipient yet`(type: String) throws {
    #expect(
      try awardMarks(["type": .string(type), "recipients": [["individual": "R1"]]])
        == ["/recipients recipient_of_unallocated_money"])
  }

  @Test func `contributions in kind do not count, amendments do`() throws {
    let cash: JSON = ["funder_id": "x:y", "amount": 12, "nature": "cash"]
    let kind: JSON = ["funder_id": "x:y", "amount": 99, "nature": "in_kind"]
    let amendments: JSON = [["date": "2010-01-01", "delta": 2, "reason": "More to do"]]
    #expect(
      try awardMarks([
        "amount_awarded": 10, "contributions": [cash, kind], "amendments": amendments,
      ]) == [])
    #expect(try awardMarks(["amount_awarded": 10, "contributions": [kind]]) == [])
    #expect(try awardMarks(["contributions": [cash]]) == [])
  }

  @Test func `a complete schedule pays the whole award and no more`() throws {
    func instalment(_ amount: JSON, _ status: JSON) -> JSON {
      ["seq": 1, "due": "2008-03-31", "amount": amount, "status": status]
    }
    let part: JSONObject = ["amount_awarded": 10, "instalments": [instalment(6, "scheduled")]]
    #expect(try awardMarks(part) == [])
    var complete = part
    complete["schedule_complete"] = true
    #expect(try awardMarks(complete) == ["/instalments instalments_exceed_award"])
    complete["instalments"] = [instalment(6, "scheduled"), instalment(4, "withheld")]
    #expect(try awardMarks(complete) == [])
    complete["instalments"] = [instalment(10, "scheduled"), instalment(4, "cancelled")]
    #expect(try awardMarks(complete) == [])
  }

  @Test func `years and the sum paid are worked out`() throws {
    let body = Broken(
      "awards", "",
      [
        "award_date": "2008-03-31", "amount_awarded": 30,
        "instalments": [
          ["seq": 1, "due": "2008-04-01", "amount": 10, "status": "paid", "paid_on": "2008-04-02"],
          ["seq": 2, "due": "2009-03-31", "amount": 5, "status": "paid", "paid_on": "2009-04-02"],
          ["seq": 3, "due": "2010-01-01", "amount": 15, "status": "scheduled"],
        ],
      ]
    ).body
    let awards = try #require(Catalogue.register["awards"])
    let members = try Validator(awards, in: .register).draft(.object(body)).members
    #expect(members["financial_year"] == "2007/08")
    #expect(members["amount_disbursed"] == 15)
    #expect(
      members.list("instalments").map { $0.text("financial_year") } == [
        "2008/09", "2008/09", "2009/10",
      ])
    #expect(try awardMarks(["financial_year": "2007/08"]) == ["/financial_year computed"])
    #expect(try awardMarks(["amount_disbursed": 1]) == ["/amount_disbursed computed"])
    let least = try Validator(awards, in: .register).draft(.object(Broken("awards", "", [:]).body))
    #expect(least.members["amount_disbursed"] == .null)
    #expect(least.members["financial_year"] == .null)
    #expect(least.members["status"] == "pledged")
  }
}
