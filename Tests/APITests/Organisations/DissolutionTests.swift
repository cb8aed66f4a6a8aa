import JSON
import Testing

/// A body that is no more takes no new role, in whichever order the two are recorded.
@Suite struct DissolutionTests {
  private let register: TestRegister
  private let ended: Answer

  init() throws {
    register = try TestRegister()
    ended = try register.addOrganisation("Ended", ["dissolution_date": "2019-03-31"])
  }

  private func refuse(_ answer: Answer, _ place: String) throws {
    try register.expectProblem(
      answer, 422, "invalid", ["\(place) role_after_dissolution"])
    #expect(answer.text.contains("2019-03-31"))
  }

  @Test func `partners, parties, funders, recipients, posts and parents begin before the end`()
    throws
  {
    let id = JSON.string(ended.id)
    func partners(_ start: JSON) -> JSONObject {
      ["partners": [["organisation_id": id, "role": "partner", "start_date": start]]]
    }
    try refuse(
      try register.addPartnership("P", partners("2019-04-01")), "/partners/0/organisation_id")
    #expect(try register.addPartnership("P", partners("2019-03")).status == 201)
    #expect(try register.addPartnership("P", partners("2019")).status == 201)
    #expect(try register.addPartnership("P", partners(.null)).status == 201)
    var late = partners(.null)
    late["start_date"] = "2020"
    try refuse(try register.addPartnership("P", late), "/partners/0/organisation_id")
    try refuse(
      try register.addPartnership(
        "P", ["agreements": [["kind": "mou", "party_ids": [id], "signed": "2019-05"]]]),
      "/agreements/0/party_ids/0")
    for list in ["funders", "recipients"] {
      func award(_ day: JSON) -> JSONObject {
        ["award_date": day, list: [["organisation_id": id]] as JSON] as JSONObject
      }
      try refuse(try register.addAward("A", 1, award("2019-04-01")), "/\(list)/0/organisation_id")
      #expect(try register.addAward("A", 1, award("2019-03-31")).status == 201)
    }
    let person = try register.post("/v1/people", ["name": "Ann"])
    func post(_ start: JSON, _ holder: JSON) throws -> Answer {
      try register.post(
        "/v1/posts",
        [
          "label": "Director", "organisation_id": id, "start_date": start,
          "holders": [["person_id": .string(person.id), "start_date": holder]],
        ])
    }
    #expect(try post("2010", "2019-03-31").status == 201)
    try refuse(try post("2010", "2019-04-01"), "/holders/0/start_date")
    try refuse(
      try register.addOrganisation(
        "Child",
        ["parents": [["organisation_id": id, "relation": "part_of", "start_date": "2019-04"]]]),
      "/parents/0/organisation_id")
    try refuse(
      try register.patch(
        ended.path,
        [
          "parents": [
            [
              "organisation_id": .string(try register.addOrganisation("Host").id),
              "relation": "hosted_by", "start_date": "2019-04-01",
            ]
          ]
        ]), "/parents/0/start_date")
  }

  @Test func `a role that was there is left alone when its record changes`() throws {
    let partnership = try register.addPartnership(
      "P",
      ["partners": [["organisation_id": .string(ended.id), "role": "lead", "start_date": "2010"]]])
    #expect(try register.patch(partnership.path, ["note": "Looked at."]).status == 200)
  }

  @Test func `an end that comes later than a role is refused, naming it`() throws {
    let body = try register.addOrganisation("Body")
    let partnership = try register.addPartnership(
      "P",
      ["partners": [["organisation_id": .string(body.id), "role": "lead", "start_date": "2020"]]])
    let patched = try register.patch(body.path, ["dissolution_date": "2019-03-31"])
    try refuse(patched, "/dissolution_date")
    #expect(patched.text.contains(partnership.path))
    let event: JSON = [
      "kind": "dissolved", "effective": "2019-04-01", "organisation_id": .string(body.id),
    ]
    let refused = try register.post("/v1/organisation-events", event)
    try refuse(refused, "/organisation_id")
    #expect(refused.text.contains(partnership.path))
    #expect(try register.get(body.path).json["dissolution_date"] == .null)
    try register.patch(
      partnership.path,
      ["partners": [["organisation_id": .string(body.id), "role": "lead", "start_date": "2018"]]])
    #expect(try register.post("/v1/organisation-events", event).status == 201)
  }
}
