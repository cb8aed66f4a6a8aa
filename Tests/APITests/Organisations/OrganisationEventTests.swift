import JSON
import Testing

/// Events of organisations: what one POST changes, and what it refuses.
@Suite struct OrganisationEventTests {
  private static let events = "/v1/organisation-events"

  private func event(
    _ kind: JSON, _ effective: JSON, _ organisation: Answer, _ more: JSONObject = [:]
  ) -> JSON {
    let event: JSONObject = [
      "kind": kind, "effective": effective, "organisation_id": .string(organisation.id),
    ]
    return .object(JSONObject(event.members + more.members))
  }

  @Test func `a rename keeps the id, and the old name with its last day`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Old Trust")
    let answer = try register.post(
      Self.events, event("renamed", "2015-04-01", body, ["after": ["name": "New Trust"]]))
    #expect(answer.status == 201)
    #expect(answer.json["before"]?["name"] == "Old Trust")
    let renamed = try register.get(body.path)
    #expect(renamed.json["name"] == "New Trust" && renamed.json["version"] == 2)
    let old = renamed.json["other_names"]?[0]
    #expect(old?["name"] == "Old Trust" && old?["kind"] == "former")
    #expect(old?["end_date"] == "2015-03-31")
    for (day, name) in [("2015-03-31", "Old Trust"), ("2015-04-01", "New Trust")] {
      #expect(try register.get("\(body.path)?as_of=\(day)").json["name"] == .string(name))
    }
    #expect(
      try register.get("\(body.path)/history").items.last?["op"] == "organisation-event")
  }

  @Test func `an event that the register knows already changes nothing`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Old Trust")
    let event = event("renamed", "2015-04", body, ["after": ["name": "New Trust"]])
    try register.post(Self.events, event)
    let once = try register.get(body.path)
    #expect(try register.post(Self.events, event).status == 201)
    #expect(try register.get(body.path).body == once.body)
  }

  @Test func `an earlier rename is put before a later one`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("First")
    for (day, name) in [("2010-01-01", "Third"), ("2005-01-01", "Second"), ("2020-06", "Fourth")] {
      let event = event("renamed", .string(day), body, ["after": ["name": .string(name)]])
      #expect(try register.post(Self.events, event).status == 201)
    }
    for (day, name) in [
      ("2004-12-31", "First"), ("2005-01-01", "Second"), ("2009-12-31", "Second"),
      ("2010-01-01", "Third"), ("2020-05-31", "Third"), ("2020-06-01", "Fourth"),
    ] {
      #expect(
        try register.get("\(body.path)?as_of=\(day)").json["name"] == .string(name), "\(day)")
    }
  }

  @Test func `a rename to come is a future name until then`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Now")
    try register.post(
      Self.events, event("renamed", "2030-04-01", body, ["after": ["name": "Then"]]))
    let answer = try register.get(body.path)
    #expect(answer.json["name"] == "Now")
    #expect(answer.json["other_names"]?[0]?["kind"] == "future")
    #expect(try register.get("\(body.path)?as_of=2030-03-31").json["name"] == "Now")
    #expect(try register.get("\(body.path)?as_of=2030-04-01").json["name"] == "Then")
  }

  @Test func `a move ends the old host and begins the new one`() throws {
    let register = try TestRegister()
    let (old, new) = (
      try register.addOrganisation("University"), try register.addOrganisation("Unit")
    )
    let body = try register.addOrganisation(
      "Centre",
      ["parents": [["organisation_id": .string(old.id), "relation": "hosted_by"]]])
    let move = event("moved_host", "2010-01", body, ["after": ["parent_id": .string(new.id)]])
    let answer = try register.post(Self.events, move)
    #expect(answer.json["before"]?["parent_id"]?.string == old.id)
    let parents = try register.get(body.path).json["parents"]?.array ?? []
    #expect(parents.map { $0["end_date"] ?? nil } == ["2009-12", .null])
    #expect(parents.map { $0["start_date"] ?? nil } == [.null, "2010-01"])
    #expect(parents.last?["organisation_id"]?.string == new.id)
    let version = try register.get(body.path).json["version"]
    try register.post(Self.events, move)
    #expect(try register.get(body.path).json["version"] == version)
  }

  @Test func `an office moves, and a form changes, each with its day`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation(
      "Agency",
      [
        "sector": "public", "public_subsector": "central", "legal_form": "agency",
        "contact_details": [["type": "address", "value": "1 Old Street"]],
      ])
    for event in [
      event("relocated", "2012-05-01", body, ["after": ["address": "2 New Street"]]),
      event(
        "left_public_sector", "2014-01-01", body,
        ["after": ["sector": "business", "legal_form": "company"]]),
      event("legal_form_changed", "2016-01-01", body, ["after": ["legal_form": "cic"]]),
    ] { #expect(try register.post(Self.events, event).status == 201) }
    func state(_ day: String) throws -> [JSON?] {
      let view = try register.get("\(body.path)?as_of=\(day)").json
      return [
        view["contact_details"]?[0]?["value"], view["sector"], view["public_subsector"],
        view["legal_form"],
      ]
    }
    #expect(try state("2012-04-30") == ["1 Old Street", "public", "central", "agency"])
    #expect(try state("2012-05-01") == ["2 New Street", "public", "central", "agency"])
    #expect(try state("2014-01-01") == ["2 New Street", "business", .null, "company"])
    #expect(try state("2016-01-01") == ["2 New Street", "business", .null, "cic"])
    #expect(
      try register.get("/v1/organisations?sector=public&as_of=2013-12-31").texts("name")
        == ["Agency"])
    #expect(try register.get("/v1/organisations?sector=public&as_of=2014-01-01").items.isEmpty)
  }

  @Test func `a merged body ends the day before, and each knows the other`() throws {
    let register = try TestRegister()
    let (old, new) = (
      try register.addOrganisation("Old Council"),
      try register.addOrganisation("New Council", ["founding_date": "2019-04-01"])
    )
    let merged = try register.post(
      Self.events, event("merged", "2019-04-01", old, ["to_ids": [.string(new.id)]]))
    #expect(merged.status == 201)
    let ended = try register.get(old.path)
    #expect(ended.json["dissolution_date"] == "2019-03-31")
    #expect(ended.json["successor_ids"] == [.string(new.id)])
    #expect(try register.get(new.path).json["predecessor_ids"] == [.string(old.id)])
    let gone = try register.get("\(old.path)?as_of=2019-04-01")
    try register.expectProblem(gone, 404, "no_longer", [])
    #expect(gone.json["successors"] == [.string(new.path)])
    // What events set, nobody else does.
    try register.expectProblem(
      try register.patch(new.path, ["predecessor_ids": [.string(new.id)]]), 422, "invalid",
      ["/predecessor_ids read_only"])
    let part = try register.addOrganisation("Part", ["founding_date": "2020"])
    let split = try register.post(
      Self.events,
      event("split", "2020-01-01", new, ["to_ids": [.string(new.id), .string(part.id)]]))
    #expect(split.status == 201)
    #expect(try register.get(new.path).json["dissolution_date"] == .null)
    #expect(try register.get(new.path).json["successor_ids"] == [.string(part.id)])
  }

  @Test func `all faults of an event are told, and nothing is kept`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation(
      "Body", ["founding_date": "2010", "dissolution_date": "2015-12-31"])
    let early = try register.addOrganisation("Early", ["dissolution_date": "2012-12-31"])
    let wrong: [(event: JSON, faults: [String])] = [
      (
        event("renamed", "2016-01-01", body, ["after": ["name": "X"]]),
        ["/effective event_after_dissolution"]
      ),
      (
        event("renamed", "2009-01-01", body, ["after": ["name": "X"]]),
        ["/effective event_before_foundation"]
      ),
      (
        event(
          "renamed", "2012-01-01", body, ["before": ["name": "Other"], "after": ["name": "X"]]),
        ["/before/name before_differs"]
      ),
      (event("dissolved", "2015-01-01", body), ["/effective ended_on_another_day"]),
      (
        event("replaced", "2014-01-01", body, ["to_ids": [.string(body.id), .string(early.id)]]),
        [
          "/effective ended_on_another_day", "/to_ids/0 successor_circle",
          "/to_ids/1 successor_absent",
        ]
      ),
      (
        event("renamed", "XXXX-01-10", body, ["after": ["name": "X"]]),
        ["/effective event_without_day"]
      ),
      (event("renamed", "2012", body), ["/after/name change_missing"]),
      (
        event("renamed", "2012", body, ["after": ["name": "X", "address": "Y"]]),
        ["/after/address change_of_another_kind"]
      ),
      (event("merged", "2016-01-01", body), ["/to_ids successors_of_event"]),
      (
        event("dissolved", "2016-01-01", body, ["to_ids": [.string(early.id)]]),
        ["/to_ids successors_of_event"]
      ),
    ]
    for (event, faults) in wrong {
      try register.expectProblem(try register.post(Self.events, event), 422, "invalid", faults)
    }
    #expect(try register.get(body.path).json["version"] == 1)
    #expect(try register.get(Self.events).items.isEmpty)
  }

  @Test func `no body comes before itself, through others either`() throws {
    let register = try TestRegister()
    let (one, other) = (try register.addOrganisation("A"), try register.addOrganisation("B"))
    try register.post(
      Self.events, event("replaced", "2010-01-01", one, ["to_ids": [.string(other.id)]]))
    try register.expectProblem(
      try register.post(
        Self.events, event("replaced", "2011-01-01", other, ["to_ids": [.string(one.id)]])),
      422, "invalid", ["/to_ids/0 successor_circle"])
  }

  @Test func `title and sources can be corrected, what an event did cannot`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Old Trust")
    let posted = try register.post(
      Self.events, event("renamed", "2015-04-01", body, ["after": ["name": "New Trust"]]))
    let corrected = try register.patch(
      posted.path, ["title": "A new name", "sources": [["title": "Minutes"]], "note": "Checked."])
    #expect(corrected.status == 200 && corrected.json["title"] == "A new name")
    let refused = try register.patch(
      posted.path, ["effective": "2015-05-01", "after": ["name": "Other"]])
    try register.expectProblem(
      refused, 422, "invalid", ["/effective event_is_recorded", "/after event_is_recorded"])
    #expect(refused.text.contains("stays as it is"))
    #expect(try register.delete(posted.path).status == 405)
  }

  @Test func `an event that is only tried leaves nothing behind`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Old Trust")
    let answer = try register.post(
      "\(Self.events)?dry_run=true",
      event("renamed", "2015-04-01", body, ["after": ["name": "New Trust"]]))
    #expect(answer.status == 201 && answer["Dry-Run"] == "true")
    #expect(try register.get(body.path).json["name"] == "Old Trust")
  }
}
