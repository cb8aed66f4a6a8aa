import JSON
import Testing

/// Money that a partnership gives or receives without being a body.
@Suite struct PartnershipMoneyTests {
  private let register: TestRegister
  private let board: Answer
  private let council: String

  init() throws {
    register = try TestRegister()
    board = try register.addPartnership(
      "Harbour board", ["identifiers": [["scheme": "own", "identifier": "board"]]])
    council = try register.addOrganisation("Council", ["sector": "public"]).id
  }

  private var minted: String { "360G-concordat-\(board.id)" }

  @Test func `a partnership has an identifier that is minted, stays, and finds it`() throws {
    #expect(board.json["org_id"]?.string == minted)
    let found = try register.get("/v1/partnerships/\(minted)")
    #expect(found.id == board.id && found["Content-Location"] == board.path)
    try register.patch(board.path, ["body_id": .string(council)])
    #expect(try register.get(board.path).json["org_id"]?.string == minted)
    try register.expectProblem(
      try register.patch(board.path, ["org_id": "360G-concordat-other"]), 422, "invalid",
      ["/org_id read_only"])
    try register.delete(board.path)
    let next = try register.addPartnership(
      "Harbour board", ["identifiers": [["scheme": "own", "identifier": "board"]]])
    #expect(next.json["org_id"]?.string == "360G-concordat-\(next.id)" && next.id != board.id)
    #expect(try register.get("/v1/partnerships/\(minted)").status == 410)
    let listed = try register.addPartnership(
      "Listed", ["identifiers": [["scheme": "XI-IATI", "identifier": "LISTED"]]])
    #expect(listed.json["org_id"] == "XI-IATI-LISTED")
  }

  @Test func `it gives and receives money, and is found by it`() throws {
    let given = try register.addAward(
      "From the pool", 500,
      [
        "funders": [
          ["partnership_id": .string(minted)], ["organisation_id": .string(council)],
        ],
        "recipients": [["organisation_id": .string(council)]],
        "contributions": [
          ["funder_id": "own:board", "amount": 400, "nature": "cash"],
          ["funder_id": .string(council), "amount": 100, "nature": "cash"],
        ],
      ])
    #expect(given.status == 201, "\(given.text)")
    #expect(given.json["funders"]?[0]?["partnership_id"]?.string == board.id)
    #expect(given.json["contributions"]?[0]?["funder_id"]?.string == board.id)
    let received = try register.addAward(
      "To the pool", 700, ["recipients": [["partnership_id": "own:board", "name": "The Board"]]])
    #expect(received.status == 201, "\(received.text)")
    for (filter, award) in [
      ("funder_partnership", given), ("contributor", given), ("recipient_partnership", received),
    ] {
      #expect(try register.get("/v1/awards?\(filter)=own:board").texts("id") == [award.id])
    }
    let shown = try register.get("\(received.path)?embed=recipients")
    #expect(shown.json["embedded"]?[board.id]?["name"] == "Harbour board")
    try register.expectProblem(try register.delete(board.path), 409, "referred_to")
  }

  @Test func `a party is one of body, partnership and person, and who contributes is a funder`()
    throws
  {
    let both = try register.addAward(
      "Both", 5,
      ["funders": [["partnership_id": "own:board", "organisation_id": .string(council)]]])
    try register.expectProblem(both, 422, "invalid", ["/funders/0 party_unclear"])
    let stranger = try register.addAward(
      "Stranger", 5,
      [
        "funders": [["organisation_id": .string(council)]],
        "contributions": [["funder_id": "own:board", "amount": 5, "nature": "cash"]],
      ])
    try register.expectProblem(
      stranger, 422, "invalid", ["/contributions/0/funder_id contributor_not_funder"])
  }
}
