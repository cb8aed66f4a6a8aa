import JSON
import Records
import Areas
import Register
import Store
import Testing

/// The gazetteer keeps step with the log, inside a job and after it.
@Suite struct GazetteerTests {
  private let country: Country

  init() throws { country = try Country() }

  @Test func `what a job writes and what is refused in it, the rest of the job sees or does not`()
    throws
  {
    let one = try country.district("One", "E07000001")
    let signature = Signature(actor: "test", at: .now)
    let seen = try country.store.perform { ledger in
      func create(_ body: JSONObject) throws {
        let draft = try Validator(Area.resource, in: .register).draft(.object(body))
        _ = try ledger.create(Area.resource, draft, signature)
      }
      var seen: [[String]] = []
      func look() throws {
        seen.append(try ledger.fold(Gazetteer.self).areas.values.map(\.name).sorted())
      }
      try look()
      try create(["name": "Two", "kind": "atomic", "type": "OTHER"])
      try look()
      let alone: JSON = ["area_id": .string(one), "end_date": "2000-01-01"]
      #expect(throws: RecordError.self) {
        try create([
          "name": "Refused", "kind": "composite", "type": "COMPOSITE", "members": [alone, alone],
        ])
      }
      try look()
      try create(["name": "Three", "kind": "atomic", "type": "OTHER"])
      try look()
      return seen
    }
    #expect(seen == [["One"], ["One", "Two"], ["One", "Two"], ["One", "Three", "Two"]])
    #expect(try country.gazetteer().areas.count == 3)
  }

  @Test func `a job that fails leaves nothing in the committed gazetteer`() throws {
    try country.district("One", "E07000001")
    struct Failed: Error {}
    #expect(throws: Failed.self) {
      try country.store.perform { ledger in
        let body: JSON = ["name": "Two", "kind": "atomic", "type": "OTHER"]
        let draft = try Validator(Area.resource, in: .register).draft(body)
        _ = try ledger.create(Area.resource, draft, Signature(actor: "test", at: .now))
        _ = try ledger.fold(Gazetteer.self)
        throw Failed()
      }
    }
    #expect(try country.gazetteer().areas.values.map(\.name) == ["One"])
    try country.district("Three", "E07000003")
    #expect(try country.gazetteer().areas.values.map(\.name).sorted() == ["One", "Three"])
  }

  @Test func `a renamed, recoded or deleted area is found as it is now`() throws {
    let id = try country.district("Old", "E07000001")
    #expect(try country.gazetteer().bearers(of: "E07000001").map(\.id) == [id])
    try country.event(
      "recoded", "2012-04-01", from: [id], ["code": ["scheme": "gss", "code": "E07000002"]])
    #expect(try country.gazetteer().bearers(of: "E07000002").map(\.id) == [id])
    #expect(try country.gazetteer().events(of: id).map(\.kind) == ["recoded"])
    let other = try country.district("Other", "E07000003")
    try country.store.perform {
      _ = try $0.delete(Area.resource, id: other, .any, Signature(actor: "test", at: .now))
    }
    #expect(try country.gazetteer().bearers(of: "E07000003").isEmpty)
  }
}
