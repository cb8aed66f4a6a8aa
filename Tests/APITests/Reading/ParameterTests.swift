import JSON
import Testing

/// Parameters that a path does not take as they are given.
@Suite struct ParameterTests {
  @Test(arguments: [
    ("limit=0", "limit limit"), ("limit=201", "limit limit"), ("limit=-1", "limit limit"),
    ("limit=5x", "limit limit"), ("limit=%2B5", "limit limit"),
    ("limit=99999999999999999999", "limit limit"), ("limit", "limit limit"),
    ("limit=5&limit=5", "limit repeated"), ("sort=name&sort=name", "sort repeated"),
    ("sort=nope", "sort unknown_sort"), ("sort=", "sort unknown_sort"),
    ("sort=name,-name", "sort repeated"), ("fields=id,nope", "fields unknown_field"),
    ("fields=", "fields unknown_field"), ("q=", "q empty_search"), ("q=---", "q empty_search"),
    ("q=a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a", "q long_search"),
    ("q=%01a", "q control_character"), ("count=1", "count flag"), ("cursor=zzz", "cursor cursor"),
    ("cursor=", "cursor cursor"), ("modified_since=2026-01-01", "modified_since instant"),
    ("nope=1", "nope unknown_parameter"), ("items[]=1", "items[] unknown_parameter"),
    ("=1", " unknown_parameter"), ("name__nope=1", "name__nope operator"),
    ("name__gte=1", "name__gte operator"), ("name=", "name empty"), ("name", "name empty"),
    ("name__contains=", "name__contains empty"), ("name__isnull=1", "name__isnull flag"),
    ("name=%ff", "name encoding"), ("name=%00", "name encoding"), ("name=%zz", "name encoding"),
    ("%00=1", "%00 encoding"), ("state=nope", "state not_a_choice"),
    ("pecuniary=1", "pecuniary flag"),
    ("start_date=2013-02-30", "start_date uncertain_date"),
    ("contribution_year=2007-08", "contribution_year financial_year"),
    ("area=nope", "area reference"), ("area=gss:E99999999", "area unknown_reference"),
    ("area=org_01M817QNM0000000000000001Z", "area id_of_another_kind"),
    ("theme__all=\(String(repeating: "governance,", count: 200))", "theme__all count"),
    ("excel=true", "excel other_form"),
  ])
  func `a parameter that a list does not take so is 400 with its name`(
    query: String, fault: String
  ) throws {
    let register = try TestRegister()
    let answer = try register.get("/v1/partnerships?\(query)")
    try register.expectProblem(answer, 400, "bad_request", [fault])
  }

  @Test func `all faults of a query are told at once`() throws {
    let register = try TestRegister()
    let answer = try register.get(
      "/v1/awards?limit=0&sort=nope,id,bar&fields=tilte,foo&nope=1&amount_awarded=x&cursor=x&q=")
    try register.expectProblem(
      answer, 400, "bad_request",
      [
        "limit limit", "sort unknown_sort", "sort unknown_sort", "fields unknown_field",
        "fields unknown_field", "nope unknown_parameter", "amount_awarded type", "cursor cursor",
        "q empty_search",
      ])
    let imported = try register.curl(
      "/v1/imports?kind=x&mode=x&on_error=x&dry_run=x&x=x", "", type: "text/csv")
    try register.expectProblem(
      imported, 400, "bad_request",
      [
        "kind not_a_choice", "mode not_a_choice", "on_error not_a_choice", "dry_run flag",
        "x unknown_parameter",
      ])
    let changes = try register.get("/v1/changes?limit=0&after=-1&kind=orgs&x=1")
    try register.expectProblem(
      changes, 400, "bad_request",
      ["limit limit", "after after", "kind not_a_choice", "x unknown_parameter"])
  }

  @Test(arguments: [
    ("/v1/partnerships?nmae=x", "did you mean name?"),
    ("/v1/partnerships?nmae__contains=x", "did you mean name?"),
    ("/v1/partnerships?limt=x", "did you mean limit?"),
    ("/v1/partnerships?sort=-nmae", "did you mean name?"),
    ("/v1/partnerships?fields=nmae", "did you mean name?"),
    ("/v1/partnerships?state=actve", "did you mean active?"),
    ("/v1/changes?kindd=awards", "did you mean kind?"),
    ("/v1/partnerships?name__gte=x", "name, name__not, name__contains, name__isnull"),
    ("/v1/partnerships?limit=201", "from 1 to 200"),
    ("/v1/awards?amount_awarded=1e3", "a whole number from 0 to 1000000000000000"),
    ("/v1/awards?amount_awarded=99999999999999999999", "from 0 to 1000000000000000"),
    ("/v1/awards?modified_since=2026-11-22T09:00:00+01:00", "written %2B"),
    ("/v1/partnerships?name=", "name__isnull=true"),
  ])
  func `the sentence says what would be right`(target: String, hint: String) throws {
    let register = try TestRegister()
    let answer = try register.get(target)
    try register.expectProblem(answer, 400, "bad_request")
    #expect(answer.json["detail"]?.string?.contains(hint) == true, "\(answer.text)")
  }

  @Test(arguments: ["/v1/partnerships?x=1", "/v1/partnerships?sort=x", "/v1/partnerships?=x"])
  func `nothing is suggested for a word that is like no other`(target: String) throws {
    #expect(try !TestRegister().get(target).text.contains("did you mean"))
  }

  @Test func `paths beside lists name the parameters that they take`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    for (target, parameter) in [
      ("\(path)?limit=1", "limit"), ("\(path)/history?q=x", "q"),
      ("\(path)/versions/1?fields=id", "fields"),
      ("/v1?x=1", "x"), ("/livez?x=1", "x"), ("/problems/gone?x=1", "x"), ("/?x=1", "x"),
    ] {
      try register.expectProblem(
        try register.get(target), 400, "bad_request", ["\(parameter) unknown_parameter"])
    }
    let written = try register.post("/v1/organisations?dryrun=true", Bodies.organisation("X"))
    try register.expectProblem(written, 400, "bad_request", ["dryrun unknown_parameter"])
    #expect(written.text.contains("did you mean dry_run?"))
    #expect(try register.get("/v1/organisations").json["total"] == 1)
  }

  @Test func `a query has at most 100 parameters`() throws {
    let register = try TestRegister()
    func query(_ count: Int) -> String { (0..<count).map { "name=\($0)" }.joined(separator: "&") }
    #expect(try register.get("/v1/partnerships?\(query(100))").status == 200)
    try register.expectProblem(
      try register.get("/v1/partnerships?\(query(101))"), 400, "bad_request")
  }
}
