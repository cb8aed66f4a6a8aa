import JSON
import Records
@testable import Areas
import Store
import Testing

/// What events do to the areas that they name.
@Suite struct AreaEventTests {
  private let country: Country

  init() throws { country = try Country() }

  @Test func `a merger ends the old areas the day before and begins the new one, codes included`()
    throws
  {
    let one = try country.district("Poole", "E06000028", type: "UA")
    let other = try country.district("Bournemouth", "E06000029", type: "UA")
    let new = try country.district("Both", "E06000058", type: "UA")
    try country.event("merged", "2019-04-01", from: [one, other], to: [new])
    for id in [one, other] {
      let area = try country.area(id)
      #expect(area["end_date"] == "2019-03-31" && area["state"] == "ended")
      #expect(area["codes"]?[0]?["end_date"] == "2019-03-31")
      #expect(area["successor_ids"] == [.string(new)])
    }
    let formed = try country.area(new)
    #expect(formed["start_date"] == "2019-04-01" && formed["state"] == "current")
    #expect(formed["predecessor_ids"] == [.string(one), .string(other)])
  }

  @Test func `a recode keeps the area and gives it the new code from the day on`() throws {
    let id = try country.district("Northumberland", "E06000048", type: "UA")
    try country.event(
      "recoded", "2013-04-01", from: [id], ["code": ["scheme": "gss", "code": "E06000057"]])
    let codes = try country.area(id)["codes"]
    #expect(codes?[0]?["code"] == "E06000048" && codes?[0]?["end_date"] == "2013-03-31")
    #expect(codes?[1]?["code"] == "E06000057" && codes?[1]?["start_date"] == "2013-04-01")
    #expect(try country.area(id)["end_date"] == .null)
  }

  @Test func `a new name is the present one if its day has come, and a future one otherwise`()
    throws
  {
    let id = try country.district("Shepway", "E07000112")
    try country.event("renamed", "2018-04-01", from: [id], ["name": "Folkestone and Hythe"])
    try country.event("renamed", "2030-04-01", from: [id], ["name": "Hythe"])
    let area = try country.area(id)
    #expect(area["name"] == "Folkestone and Hythe")
    let names = area["other_names"]?.array ?? []
    #expect(names.map { $0["name"] } == ["Shepway", "Hythe"])
    #expect(names.map { $0["kind"] } == ["former", "future"])
    #expect(names[0]["end_date"] == "2018-03-31" && names[1]["start_date"] == "2030-04-01")
  }

  @Test func `names are those of their days, whichever event came in first`() throws {
    let id = try country.district("First", "E07000001")
    let events = [("2020-04-01", "Third"), ("2018-04-01", "Second"), ("2030-04-01", "Fourth")]
    for (day, name) in events {
      try country.event("renamed", day, from: [id], ["name": .string(name)])
    }
    let area = try #require(try country.area(id).object)
    #expect(area["name"] == "Third")
    for (day, name) in [
      ("2018-03-31", "First"), ("2018-04-01", "Second"), ("2020-03-31", "Second"),
      ("2020-04-01", "Third"), ("2030-03-31", "Third"), ("2030-04-01", "Fourth"),
    ] {
      let view = try AsOf(#require(CalendarDate(day)), Area.resource)?.view(area)
      #expect(view?.text("name") == name, "\(day)")
    }
  }

  @Test func `a future name comes with its first day, one in another language never`() throws {
    let id = try country.add(
      "areas",
      [
        "name": "Ford", "kind": "atomic", "type": "OTHER",
        "other_names": [
          ["name": "Rhyd", "kind": "future", "lang": "cy", "start_date": "2027-04-01"],
          ["name": "Greater Ford", "kind": "future", "start_date": "2028"],
        ],
      ])
    let service = AreaService()
    for (day, name) in [("2027-04-01", "Ford"), ("2028-01-01", "Greater Ford")] {
      let date = try #require(CalendarDate(day))
      #expect(try service.isDue(in: country.store, on: date) == (name != "Ford"), "\(day)")
      let moment = try #require(Instant("\(day)T00:00:01.000Z"))
      try country.store.perform {
        _ = try service.comeDue(
          in: $0, Signature(actor: "concordat", at: moment), after: nil, most: DuePage.most)
      }
      #expect(try country.area(id)["name"] == .string(name))
      #expect(try !service.isDue(in: country.store, on: date))
    }
  }

  @Test func `an event to come is recorded now, and the areas say when`() throws {
    let one = try country.district("Ford", "E07000001")
    let other = try country.district("Wick", "E07000002")
    let new = try country.district("Fordwick", "E06000099", type: "UA")
    try country.event("merged", "2028-04-01", from: [one, other], to: [new])
    #expect(try country.area(one)["state"] == "current")
    #expect(try country.area(one)["end_date"] == "2028-03-31")
    #expect(try country.area(new)["state"] == "planned")
  }

  @Test func `what was to come is written on its day, in entries of its own`() throws {
    let one = try country.district("Ford", "E07000001")
    let new = try country.district("Fordwick", "E06000099", type: "UA")
    try country.event(
      "merged", "2028-04-01", from: [one, country.district("Wick", "E07000002")], to: [new])
    try country.event("renamed", "2028-05-01", from: [new], ["name": "Greater Ford"])
    let service = AreaService()
    for (day, due) in [("2028-03-31", false), ("2028-04-01", true), ("2028-05-01", true)] {
      let date = try #require(CalendarDate(day))
      #expect(try service.isDue(in: country.store, on: date) == due, "\(day)")
      let moment = try #require(Instant("\(day)T00:00:01.000Z"))
      try country.store.perform {
        _ = try service.comeDue(
          in: $0, Signature(actor: "concordat", at: moment), after: nil, most: DuePage.most)
      }
      #expect(try !service.isDue(in: country.store, on: date))
    }
    let area = try country.area(new)
    #expect(area["state"] == "current" && area["name"] == "Greater Ford")
    #expect(area["other_names"]?.array?.count == 1)
    #expect(area["other_names"]?[0]?["name"] == "Fordwick")
    #expect(area["other_names"]?[0]?["end_date"] == "2028-04-30")
    #expect(try country.area(one)["state"] == "ended")
    #expect(try country.area(one)["successor_ids"] == [.string(new)])
  }

  @Test func `a boundary change gives areas new parts from the day on and keeps the old ones`()
    throws
  {
    let one = try country.county("North", "E10000001", ["E07000001", "E07000002"])
    let other = try country.county("South", "E10000002", ["E07000003"])
    try country.event(
      "boundary_change", "2020-04-01", from: [one, other], to: [one, other],
      transfers: [("E07000002", one, other)])
    let units = try country.area(other)["base_units"]
    #expect(units?[0]?["codes"] == ["E07000003"] && units?[0]?["end_date"] == "2020-03-31")
    #expect(units?[1]?["codes"] == ["E07000003", "E07000002"])
    #expect(units?[1]?["start_date"] == "2020-04-01")
    #expect(try country.area(one)["base_units"]?[1]?["codes"] == ["E07000001"])
  }

  @Test func `an event ends memberships too, as long as enough members are left`() throws {
    let ids = try ["A", "B", "C", "D"].enumerated().map {
      try country.district($0.element, "E0700001\($0.offset)")
    }
    let three = try country.composite(
      "Three", ids.prefix(3).map { ["area_id": .string($0)] })
    try country.event(
      "merged", "2020-04-01", from: [ids[2], ids[3]], to: [country.district("CD", "E07000020")])
    #expect(try country.area(three)["members"]?[2]?["end_date"] == "2020-03-31")
    let refused = try country.refusal {
      try $0.event("abolished", "2021-04-01", from: [ids[0]])
    }
    #expect(refused == ["/from_ids/0 composite_with_one_member"])
    #expect(try country.area(ids[0])["end_date"] == .null)
  }

  @Test func `an event makes successors members of a composite area in the same write`() throws {
    let (a, b) = (try country.district("A", "E07000001"), try country.district("B", "E07000002"))
    let (c, ab) = (try country.district("C", "E07000003"), try country.district("AB", "E07000004"))
    let id = try country.composite("A and C", [["area_id": .string(a)], ["area_id": .string(c)]])
    try country.event(
      "merged", "2020-04-01", from: [a, b], to: [ab],
      ["memberships": [["composite_id": .string(id), "area_id": .string(ab)]]])
    let members = try country.area(id)["members"]
    #expect(members?[0]?["end_date"] == "2020-03-31")
    #expect(members?[2]?["area_id"] == .string(ab) && members?[2]?["start_date"] == "2020-04-01")
  }

  @Test func `areas that say so already stay as they are`() throws {
    let one = try country.add(
      "areas", ["name": "Old", "kind": "atomic", "type": "NMD", "end_date": "2019-03-31"])
    let new = try country.district("New", "E07000002", from: "2019-04-01")
    let before = try country.area(new)["version"]
    try country.event("merged", "2019-04-01", from: [one, new], to: [new])
    #expect(try country.area(one)["version"] == 2)
    #expect(try country.area(new)["version"] == before)
  }

  @Test func `what contradicts an area is told at the area that it names, and nothing is kept`()
    throws
  {
    let one = try country.add(
      "areas", ["name": "Old", "kind": "atomic", "type": "NMD", "end_date": "2018-12-31"])
    let new = try country.district("New", "E07000002", from: "2019-05-01")
    let refused = try country.refusal {
      try $0.event("split", "2019-04-01", from: [one], to: [new, $0.district("X", "E07000003")])
    }
    #expect(refused == ["/from_ids/0 date_differs", "/to_ids/0 date_differs"])
    #expect(try country.area(one)["version"] == 1)
  }

  @Test func `what an event did cannot be changed, its words can`() throws {
    let id = try country.district("Old", "E07000001")
    let event = try country.event("abolished", "2019-04-01", from: [id])
    try country.patch("area-events", event, ["title": "The end of Old"])
    #expect(
      try country.refusal {
        try $0.patch("area-events", event, ["effective_date": "2019-05-01"])
      }
        == ["/effective_date event_is_recorded"])
  }

  @Test func `parts that do not add up are refused: strange, twice, left over`() throws {
    let county = try country.county("County", "E10000001", ["E07000001", "E07000002", "E07000003"])
    let new = try country.district("New", "E06000001", type: "UA")
    let rest = try country.district("Rest", "E06000002", type: "UA")
    func refusal(_ transfers: [(unit: String, from: String, to: String)]) throws -> [String] {
      try country.refusal {
        try $0.event("split", "2020-04-01", from: [county], to: [new, rest], transfers: transfers)
      }
    }
    #expect(
      try refusal([
        ("E07000001", county, new), ("E07000002", county, rest), ("E07000009", county, rest),
      ])
        == [
          "/transfers/2/base_unit unit_not_of_area"
        ])
    #expect(
      try refusal([("E07000001", county, new), ("E07000001", county, rest)])
        == ["/transfers/1/base_unit transferred_twice", "/from_ids/0 units_do_not_add_up"])
    #expect(
      try refusal([
        ("E07000001", county, new), ("E07000002", new, rest), ("E07000003", county, rest),
      ]).contains("/transfers/1/from_id not_in_event"))
    #expect(
      try refusal([
        ("E07000001", county, new), ("E07000002", county, rest), ("E07000003", county, rest),
      ]) == [])
  }

  @Test func `a boundary change needs areas that say what they are made of`() throws {
    let one = try country.add("areas", ["name": "One", "kind": "atomic", "type": "OTHER"])
    let other = try country.county("Other", "E10000002", ["E07000003"])
    let refused = try country.refusal {
      try $0.event(
        "boundary_change", "2020-04-01", from: [one, other], to: [one, other],
        transfers: [("E07000003", other, one)])
    }
    #expect(refused == ["layer_missing"])
  }
}
