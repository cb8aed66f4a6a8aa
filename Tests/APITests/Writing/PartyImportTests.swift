import JSON
import Testing

/// Mappings whose rows know bodies by their names alone.
@Suite struct PartyImportTests {
  private func mapping(_ unknown: JSON) -> JSON {
    [
      "parties": ["given": ["name": "Given to", "unknown": unknown]],
      "records": [
        awards(["when": "given", "members": ["organisation_id": "given", "name": "Given to"]])
      ],
    ]
  }

  /// The record of an award for each row, with recipients as one element of their list says.
  private func awards(_ recipients: JSON) -> JSON {
    [
      "kind": "awards", "key": ["text": "g:{Ref}"],
      "members": [
        "title": "Ref", "type": ["is": "grant"], "currency": ["is": "GBP"],
        "recipients": ["list": [recipients]],
        "identifiers": ["list": [["members": ["scheme": ["is": "g"], "identifier": "Ref"]]]],
      ],
    ]
  }

  private let make: JSON = ["scheme": "local", "members": ["sector": ["is": "third"]]]

  private func load(_ register: TestRegister, _ unknown: JSON, _ rows: String) throws -> Answer {
    try load(register, mapping(unknown), file: "Ref,Given to\n\(rows)\n")
  }

  private func load(_ register: TestRegister, _ mapping: JSON, file: String) throws -> Answer {
    try register.ask(
      "POST", "/v1/imports",
      [TestRegister.authorisation, ("Content-Type", "multipart/form-data; boundary=xyz")],
      body: ImportFormTests.body([("mapping", nil, mapping.text), ("file", "g.csv", file)]))
  }

  private func recipient(_ register: TestRegister, _ ref: String) throws -> String? {
    try register.get("/v1/awards/g:\(ref)").json["recipients"]?[0]?["organisation_id"]?.string
  }

  @Test func `a body is found by its present or a former name, whatever its case and spaces`()
    throws
  {
    let register = try TestRegister()
    let harbour = try register.addOrganisation(
      "Harbour Trust",
      [
        "other_names": [
          ["name": "Quay Trust", "kind": "former"], ["name": "Sea Trust", "kind": "future"],
        ]
      ])
    let id = harbour.json["id"]?.string
    let answer = try load(
      register, "stop", "1,Harbour Trust\n2,  HARBOUR  trust \n3,quay trust\n4,")
    #expect(answer.status == 200 && answer.json["created"] == 4, "\(answer.text)")
    for ref in ["1", "2", "3"] { #expect(try recipient(register, ref) == id) }
    #expect(try recipient(register, "4") == nil)
    let award = try register.get("/v1/awards/g:3").json
    #expect(award["recipients"]?[0]?["name"] == "quay trust")
    let later = try load(register, "stop", "5,Sea Trust")
    #expect(later.status == 422 && later.json["errors"]?[0]?["code"] == "unknown_name")
    #expect(later.json["errors"]?[0]?["column"] == "Given to")
  }

  @Test func `an unknown body is made once, and found by its name afterwards`() throws {
    let register = try TestRegister()
    let rows = "1,Pier Friends\n2,pier friends\n3,Pier Friends"
    let first = try load(register, make, rows)
    #expect(first.json["created"] == 3, "\(first.text)")
    let list = try register.get("/v1/organisations").json
    #expect(list["total"] == 1 && list["items"]?[0]?["name"] == "Pier Friends")
    #expect(list["items"]?[0]?["identifiers"]?[0]?["identifier"] == "pier-friends")
    #expect(Set(try ["1", "2", "3"].map { try recipient(register, $0) }).count == 1)
    #expect(try load(register, make, rows).json["unchanged"] == 3)
  }

  @Test func `of several bodies with one name none is guessed`() throws {
    let register = try TestRegister()
    try register.addOrganisation("Scouts")
    try register.addOrganisation(
      "First Scouts", ["other_names": [["name": "Scouts", "kind": "former"]]])
    let answer = try load(register, make, "1,Scouts")
    #expect(answer.json["errors"]?[0]?["code"] == "ambiguous_name")
    #expect(try register.get("/v1/awards").json["total"] == 0)
  }

  @Test func `names near each other are told, and are not taken for one`() throws {
    let register = try TestRegister()
    try register.addOrganisation("The Harbour Trust Ltd")
    let answer = try load(
      register, make, "1,Harbour Trust\n2,Lighthouse Group\n3,Lighthuose Group\n4,Pier Friends")
    #expect(answer.json["created"] == 4)
    #expect(
      answer.json["near_names"] == [
        ["name": "Harbour Trust", "near": ["The Harbour Trust Ltd"]],
        ["name": "Lighthouse Group", "near": ["Lighthuose Group"]],
        ["name": "Lighthuose Group", "near": ["Lighthouse Group"]],
      ])
    #expect(try register.get("/v1/organisations").json["total"] == 5)
  }

  @Test func `partners and issuers are known by name as well`() throws {
    let register = try TestRegister()
    try register.addOrganisation("Harbour Trust")
    func party(_ name: JSON) -> JSON { ["name": name, "unknown": make] }
    let mapping: JSON = [
      "parties": ["lead": party("Lead"), "issuer": party("Issued by")],
      "records": [
        [
          "kind": "partnerships", "key": ["text": "p:{Ref}"],
          "members": [
            "name": "Name", "kind": ["is": "public_third"],
            "partners": [
              "list": [
                ["members": ["organisation_id": "lead", "role": ["is": "lead"], "name": "Lead"]]
              ]
            ],
            "identifiers": ["list": [["members": ["scheme": ["is": "p"], "identifier": "Ref"]]]],
          ],
        ],
        [
          "kind": "announcements", "key": ["text": "a:{Ref}"],
          "members": [
            "title": "Name", "kind": ["is": "news"], "state": ["is": "published"],
            "issuer_ids": ["list": ["issuer"]],
            "identifiers": ["list": [["members": ["scheme": ["is": "a"], "identifier": "Ref"]]]],
          ],
        ],
      ],
    ]
    let answer = try register.ask(
      "POST", "/v1/imports",
      [TestRegister.authorisation, ("Content-Type", "multipart/form-data; boundary=xyz")],
      body: ImportFormTests.body([
        ("mapping", nil, mapping.text),
        ("file", "p.csv", "Ref,Name,Lead,Issued by\n1,Wall board,HARBOUR TRUST,Poole Council\n"),
      ]))
    #expect(answer.status == 200, "\(answer.text)")
    #expect(try register.get("/v1/organisations").json["total"] == 2)
    let partner = try register.get("/v1/partnerships/p:1").json["partners"]?[0]
    #expect(partner?["name"] == "HARBOUR TRUST")
    #expect(try register.get("/v1/announcements?issuer=local:poole-council").json["total"] == 1)
  }

  /// A mapping whose rows name several bodies in one cell, with a record for each of their risks.
  private func several(gathers: Bool) -> JSON {
    [
      "gather": .bool(gathers),
      "parties": [
        "given": ["each": "Given to", "split": ";", "name": "Given to", "unknown": make]
      ],
      "records": [
        awards([
          "each": "given",
          "members": ["organisation_id": ["item": "/reference"], "name": ["item": "/name"]],
        ]),
        [
          "kind": "people", "each": "Officers", "split": "/", "key": ["text": "p:{Officers}"],
          "existing": "keep",
          "members": [
            "name": "Officers",
            "identifiers": [
              "list": [["members": ["scheme": ["is": "p"], "identifier": "Officers"]]]
            ],
          ],
        ],
      ],
    ]
  }

  private func load(_ register: TestRegister, _ mapping: JSON, rows: String) throws -> Answer {
    try load(register, mapping, file: "Ref,Given to,Officers\n\(rows)\n")
  }

  @Test(arguments: [false, true])
  func `a cell names several bodies, and gives a record for each of its parts`(gathers: Bool) throws
  {
    let register = try TestRegister()
    let harbour = try register.addOrganisation("Harbour Trust").id
    let rows = "1,Pier Friends; HARBOUR trust;Pier  friends; ,Ann/Bob\n2,Pier Friends,Bob\n3,,"
    let answer = try load(register, several(gathers: gathers), rows: rows)
    #expect(answer.status == 200 && answer.json["failed"] == 0, "\(answer.text)")
    let pier = try register.get("/v1/organisations/local:pier-friends").id
    let recipients = try register.get("/v1/awards/g:1").json["recipients"]?.array ?? []
    #expect(recipients.map { $0["organisation_id"]?.string } == [pier, harbour, pier])
    #expect(recipients.map { $0["name"] } == ["Pier Friends", "HARBOUR trust", "Pier  friends"])
    #expect(try register.get("/v1/awards/g:3").json["recipients"] == [])
    #expect(try register.get("/v1/people?sort=name").texts("name") == ["Ann", "Bob"])
    #expect(try register.get("/v1/organisations").json["total"] == 2)
    let again = try load(register, several(gathers: gathers), rows: rows)
    #expect(again.json["created"] == 0 && again.json["updated"] == 0, "\(again.text)")
  }

  @Test(arguments: [false, true])
  func `each name of a cell that is not clear is told, with the file's own heading`(gathers: Bool)
    throws
  {
    let register = try TestRegister()
    for name in ["Twins", "Twins", "Doubles", "Doubles"] { try register.addOrganisation(name) }
    let answer = try load(
      register, several(gathers: gathers), rows: "1,Twins;Pier Friends;Doubles,Ann")
    let fault = answer.json["errors"]?[0]
    #expect(answer.status == 422 && answer.json["errors"]?.array?.count == 1, "\(answer.text)")
    #expect(fault?["code"] == "ambiguous_name" && fault?["column"] == "Given to")
    for name in ["Twins", "Doubles"] {
      #expect(fault?["detail"]?.string?.contains("\"\(name)\"") == true)
    }
    #expect(try register.get("/v1/awards").json["total"] == 0)
  }

  @Test func `a mapping tells what it does not take in its parties`() throws {
    let register = try TestRegister()
    for (unknown, fault) in [
      ("guess", "mapping/parties/given/unknown expression"),
      (["members": [:]], "mapping/parties/given/unknown expression"),
      (["scheme": ""], "mapping/parties/given/unknown expression"),
      (
        ["scheme": "x", "members": ["name": "A"]],
        "mapping/parties/given/unknown/members/name unknown_member"
      ),
    ] as [(JSON, String)] {
      try register.expectProblem(
        try load(register, unknown, "1,A"), 400, "bad_request", [fault])
    }
  }

  @Test
  func `rows spell the name of a body to make as they like, but not that of a record of theirs`()
    throws
  {
    let register = try TestRegister()
    let mapping: JSON = [
      "gather": true,
      "records": [
        [
          "kind": "organisations", "key": ["text": "g:{Ref}"], "existing": "keep",
          "members": [
            "name": "Given to", "sector": ["is": "third"],
            "identifiers": ["list": [["members": ["scheme": ["is": "g"], "identifier": "Ref"]]]],
          ],
        ]
      ],
    ]
    let refused = try load(register, mapping, file: "Ref,Given to\n1,Pier\n1,PIER\n")
    #expect(refused.status == 422, "\(refused.text)")
    #expect(refused.json["errors"]?[0]?["code"] == "differs")
    let made = try load(register, several(gathers: true), rows: "1,Pier,\n2,PIER,")
    #expect(made.status == 200, "\(made.text)")
    #expect(try register.get("/v1/organisations").texts("name") == ["Pier"])
  }
}
