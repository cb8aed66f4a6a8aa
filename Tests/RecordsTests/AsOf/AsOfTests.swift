import JSON
import Records
import Testing

/// One document as of a day.
@Suite struct AsOfTests {
  private func view(_ body: JSONObject, _ day: String) throws -> JSONObject {
    let draft = try Validator(Bodies.bodies, in: Bodies.catalogue).draft(.object(body))
    let date = try #require(CalendarDate(day))
    let view = try #require(AsOf(date, Bodies.bodies))
    return try view.present(draft.members)
  }

  private func names(_ names: [JSON], _ day: String) throws -> (String, [String]) {
    let view = try view(["name": "Now", "other_names": .array(names)], day)
    return (view.text("name") ?? "", view.list("other_names").compactMap { $0.text("name") })
  }

  @Test(arguments: [
    ("2009-12-31", ["Birmingham"]), ("2010-01-01", ["LGiU"]), ("2010-01-31", ["LGiU"]),
    ("1900-01-01", ["Birmingham"]), ("2100-01-01", ["LGiU"]),
  ])
  func `a dated list keeps what is in force; an unknown bound is open`(day: String, held: [String])
    throws
  {
    let codes: [JSON] = [
      ["scheme": "local", "code": "Birmingham", "end_date": "2009-12-31"],
      ["scheme": "local", "code": "LGiU", "start_date": "2010-01-01"],
    ]
    let view = try view(["name": "CPSP", "codes": .array(codes)], day)
    #expect(view.list("codes").compactMap { $0.text("code") } == held)
  }

  @Test(arguments: [
    ("2009-12-31", false), ("2010-01-01", true), ("2010-02-28", true), ("2010-03-01", false),
  ])
  func `an uncertain date counts from its earliest to its latest day`(day: String, isHeld: Bool)
    throws
  {
    let name: JSON = ["name": "Short", "start_date": "2010-01", "end_date": "2010-02~"]
    #expect(try names([name], day).1 == (isHeld ? ["Short"] : []))
  }

  @Test func `the name is the former one up to its last day`() throws {
    let names: [JSON] = [
      ["name": "Second", "kind": "former", "end_date": "2009-12"],
      ["name": "First", "kind": "former", "end_date": "2005-06-30"],
      ["name": "S", "kind": "short"],
    ]
    #expect(try self.names(names, "2005-06-30") == ("First", ["Second", "S"]))
    #expect(try self.names(names, "2005-07-01") == ("Second", ["S"]))
    #expect(try self.names(names, "2009-12-31") == ("Second", ["S"]))
    #expect(try self.names(names, "2010-01-01") == ("Now", ["S"]))
  }

  @Test func `the name is the future one from its first day`() throws {
    let names: [JSON] = [
      ["name": "Next", "kind": "future", "start_date": "2030-01-01"],
      ["name": "After", "kind": "future", "start_date": "2031"],
    ]
    #expect(try self.names(names, "2029-12-31").0 == "Now")
    #expect(try self.names(names, "2030-12-31").0 == "Next")
    #expect(try self.names(names, "2031-01-01").0 == "After")
  }

  @Test func `a name without its day, of another sort or in another language is not the name`()
    throws
  {
    for name: JSON in [
      ["name": "Old", "kind": "former"], ["name": "Old", "kind": "former", "start_date": "2001"],
      ["name": "New", "kind": "future", "end_date": "2040"], ["name": "O", "kind": "short"],
      ["name": "Hen", "kind": "former", "lang": "cy", "end_date": "2030"], ["name": "Plain"],
    ] {
      #expect(try names([name], "2010-01-01").0 == "Now")
    }
  }

  @Test func `what is no history stays whole, and what a kind works out is worked out`() throws {
    let plan: JSON = ["start_date": "2030-01-01", "end_date": "2031-01-01"]
    let view = try view(["name": "Now", "plans": [plan], "mood": "glad"], "2010-01-01")
    #expect(view["plans"] == [plan])
    #expect(view.text("mood") == "glad!")
    #expect(view.members.map(\.name) == Bodies.bodies.fields.map(\.name))
  }

  @Test(arguments: [
    ("2008-12-31", "not_yet"), ("2009-01-01", nil), ("2019-03-31", nil),
    ("2019-04-01", "no_longer"),
  ])
  func `a record is there from its first to its last day`(day: String, code: String?) throws {
    let heir = "bdy_\(String(repeating: "0", count: 26))"
    let body: JSONObject = [
      "name": "Dorset County Council", "born": "2009~", "died": "2019-03-31",
      "heir_ids": [.string(heir)],
    ]
    do {
      _ = try view(body, day)
      #expect(code == nil)
    } catch let absence as Absence {
      #expect(absence.code == code)
      #expect(absence.start == "2009~" && absence.end == "2019-03-31")
      #expect(absence.successors == ["/v1/bodies/\(heir)"])
      #expect(absence.detail.contains(code == "not_yet" ? "2009~" : "2019-03-31"))
      #expect(absence.detail.contains(heir) == (code == "no_longer"))
    }
  }

  @Test func `a kind without a life has no days`() throws {
    let day = try #require(CalendarDate("2010-01-01"))
    let view = AsOf(day, Bodies.notes)
    #expect(view == nil)
  }
}
