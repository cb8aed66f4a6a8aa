import Imports
import JSON
import Records
import Register
import Synchronization
import Testing

/// No record is above itself, through others either.
@Suite struct CircleTests {
  private let country: Country

  init() throws { country = try Country() }

  private static let bodies: [String: JSONObject] = [
    "areas": ["kind": "atomic", "type": "OTHER"], "organisations": ["sector": "public"],
    "partnerships": ["kind": "public_public"],
  ]

  private func add(_ kind: String, _ name: String) throws -> String {
    guard kind == "awards" else {
      return try country.add(
        kind, JSONObject([("name", .string(name))] + (Self.bodies[kind]?.members ?? [])))
    }
    return try country.add(kind, ["title": .string(name), "type": "grant", "currency": "GBP"])
  }

  private func refusal(_ kind: String, _ id: String, _ members: JSONObject) throws -> [String] {
    try country.refusal { try $0.patch(kind, id, members) }
  }

  @Test(arguments: [("partnerships", "parent_id"), ("awards", "source_award_id")])
  func `what is above a record is neither itself nor under it`(kind: String, member: String)
    throws
  {
    let ids = try ["A", "B", "C"].map { try add(kind, $0) }
    func put(_ id: String, under other: String) throws -> [String] {
      try refusal(kind, id, JSONObject([(member, .string(other))]))
    }
    #expect(try put(ids[0], under: ids[0]) == ["/\(member) circle"])
    #expect(try put(ids[0], under: ids[1]) == [])
    #expect(try put(ids[1], under: ids[0]) == ["/\(member) circle"])
    #expect(try put(ids[1], under: ids[2]) == [])
    #expect(try put(ids[2], under: ids[0]) == ["/\(member) circle"])
    let complaint = try country.complaints {
      try $0.patch(kind, ids[2], JSONObject([(member, .string(ids[0]))]))
    }.first
    #expect(
      complaint?.contains("C (\(ids[2])) under A (\(ids[0])) under B (\(ids[1])) under C") == true)
  }

  private func parent(_ id: String, _ order: String, _ start: String?, _ end: String?) -> JSON {
    [
      "organisation_id": .string(id), "relation": .string(order),
      "start_date": start.map(JSON.string) ?? .null, "end_date": end.map(JSON.string) ?? .null,
    ]
  }

  @Test func `bodies may stand above each other on different days or in different ways`() throws {
    let ids = try ["A", "B", "C"].map { try add("organisations", $0) }
    func put(_ id: String, under parents: JSON...) throws -> [String] {
      try refusal("organisations", id, ["parents": .array(parents)])
    }
    #expect(try put(ids[0], under: parent(ids[1], "part_of", nil, "2010")) == [])
    // Within 2010 nobody knows which of the two was first.
    #expect(try put(ids[1], under: parent(ids[0], "part_of", "2010", nil)) == [])
    #expect(try put(ids[1], under: parent(ids[0], "hosted_by", nil, nil)) == [])
    #expect(
      try put(
        ids[1], under: parent(ids[2], "umbrella", nil, nil),
        parent(ids[0], "part_of", "2009-12-31", nil))
        == ["/parents/1/organisation_id circle"])
    #expect(
      try put(ids[1], under: parent(ids[2], "part_of", "2005", "2008")) == [])
    #expect(
      try put(ids[2], under: parent(ids[0], "part_of", "2009", nil)) == [])
    #expect(
      try put(ids[2], under: parent(ids[0], "part_of", "2008-01-01", nil))
        == ["/parents/0/organisation_id circle"])
  }

  @Test func `two bodies may be members of each other, none of itself`() throws {
    let ids = try ["A", "B"].map { try add("organisations", $0) }
    func join(_ id: String, _ other: String) throws -> [String] {
      try refusal("organisations", id, ["parents": [parent(other, "member_of", nil, nil)]])
    }
    #expect(try join(ids[0], ids[1]) == [] && join(ids[1], ids[0]) == [])
    #expect(try join(ids[0], ids[0]) == ["/parents/0/organisation_id circle"])
  }

  @Test func `an area is not above itself in any order of areas`() throws {
    let ids = try ["A", "B"].map { try add("areas", $0) }
    func put(_ id: String, under other: String, _ order: String) throws -> [String] {
      try refusal(
        "areas", id, ["parents": [["area_id": .string(other), "kind": .string(order)]]])
    }
    #expect(try put(ids[0], under: ids[0], "region") == ["/parents/0/area_id circle"])
    #expect(try put(ids[0], under: ids[1], "region") == [])
    #expect(try put(ids[1], under: ids[0], "region") == ["/parents/0/area_id circle"])
    #expect(try put(ids[1], under: ids[0], "police") == [])
  }

  @Test func `an event puts no body under one that is under it`() throws {
    let ids = try ["A", "B"].map { try add("organisations", $0) }
    #expect(
      try refusal("organisations", ids[0], ["parents": [parent(ids[1], "hosted_by", nil, nil)]])
        == [])
    let refused = try country.refusal {
      try $0.add(
        "organisation-events",
        [
          "kind": "moved_host", "effective": "2015-04-01", "organisation_id": .string(ids[1]),
          "after": ["parent_id": .string(ids[0])],
        ])
    }
    #expect(refused == ["/organisation_id circle"])
  }

  @Test func `records that bring each other in by an import are judged too`() throws {
    let ids = ["01ARZ3NDEKTSV4RRFFQ69G5FA1", "01ARZ3NDEKTSV4RRFFQ69G5FA2"].map { "ptn_\($0)" }
    let rows = zip(ids, ids.reversed()).map { id, parent in
      """
      {"id":"\(id)","name":"\(id)","kind":"public_public","parent_id":"\(parent)"}

      """
    }
    let chunks = Mutex([Array(rows.joined().utf8)])
    let report = try Importer(
      country.store, kind: Partnership.resource, options: ImportOptions(format: .ndjson),
      actor: "test"
    ).run { chunks.withLock { $0.popLast() } }
    #expect(report.failed == 1 && report.json["errors"]?[0]?["code"] == "circle")
    #expect(!report.isKept)
  }
}
