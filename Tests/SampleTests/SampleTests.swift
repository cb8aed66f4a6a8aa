import JSON
import Records
import Register
import Sample
import Store
import TestSupport
import Testing

@Suite struct SampleTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("sample.db"), catalogue: .register, services: .register)
    try SampleRegister.load(into: store)
  }

  private func entries(_ store: Store) throws -> [Reader.Entry] {
    try store.makeReader().changes(after: 0, kind: nil, limit: 10_000, for: .operators).items
  }

  private func items(_ kind: String, _ parameters: [(name: String, value: String)]) throws -> [JSON]
  {
    let (reader, resource) = (try store.makeReader(), try #require(Catalogue.register[kind]))
    let query = try Query(resource, parameters, in: .register) { try reader.identify($0, $1) }
    var bytes = Array("[".utf8)
    _ = try reader.page(query, to: &bytes)
    bytes += "]".utf8
    return try JSON(parsing: bytes).array ?? []
  }

  @Test func `its data are the files of the folder Data, and all of them are parts of it`() throws {
    let files = try dataFiles(of: "Sample")
    #expect(Embedded.files.map(\.name) == files.map(\.name))
    for (embedded, file) in zip(Embedded.files, files) {
      #expect(embedded.text == file.text, "\(file.name): run .ci/embed")
    }
    #expect(Set(SampleRegister.parts.map(\.rows)) == Set(files.map(\.text)))
    #expect(SampleRegister.parts.count == files.count)
  }

  @Test func `every row of the sample is valid and imported, in the order it is written`() throws {
    let bodies = try SampleRegister.parts.flatMap { kind, rows in
      try rows.split(separator: "\n").map { (kind, try JSON(parsing: Array($0.utf8))) }
    }
    // Events bring further entries with them, and partnerships carry their agreements.
    let all = try entries(store)
    let entries = all.filter { $0.version == 1 && $0.op == "import" }
    #expect(bodies.count > 100)
    #expect(entries.map(\.kind) == bodies.map(\.0))
    #expect(all.allSatisfy { $0.actor == "sample" })
    #expect(all.filter { $0.op == "create" }.allSatisfy { $0.kind == "agreements" })
    #expect(Set(entries.map(\.kind)) == Set(Catalogue.register.resources.map(\.name)))
    for (entry, body) in zip(entries, bodies) {
      let document = try JSON(parsing: try #require(entry.document))
      #expect(document["name"] ?? .null == body.1["name"] ?? .null)
      #expect(document["title"] == body.1["title"])
    }
  }

  @Test func `two sample registers are the same to the byte`() throws {
    let other = try Store(path: folder.path("other.db"), catalogue: .register, services: .register)
    try SampleRegister.load(into: other)
    let (one, two) = (try entries(store), try entries(other))
    #expect(one.map(\.id) == two.map(\.id))
    #expect(one.map(\.document) == two.map(\.document))
  }

  @Test func `a register that has one of its records takes in nothing of it`() throws {
    let other = try Store(path: folder.path("other.db"), catalogue: .register, services: .register)
    let postcode = try #require(SampleRegister.parts.last { $0.kind == "postcodes" })
    let row = Array(postcode.rows.prefix { $0 != "\n" }.utf8)
    let resource = try #require(Catalogue.register["postcodes"])
    let draft = try Validator(resource, in: .register).draft(JSON(parsing: row))
    try other.perform { _ = try $0.create(resource, draft, Signature(actor: "t", at: .now)) }
    let before = try entries(other).map(\.id)
    #expect(before.count == 1)
    #expect(throws: (any Error).self) { try SampleRegister.load(into: other) }
    #expect(try entries(other).map(\.id) == before)
  }

  @Test func `every record of the sample says where it is from`() throws {
    for entry in try entries(store) {
      let document = try JSON(parsing: try #require(entry.document))
      #expect(document["sources"]?.array?.isEmpty == false, "\(document["self"] ?? nil)")
    }
  }

  @Test func `every reference of a document is an id of the register`() throws {
    let entries = try entries(store)
    let ids = Set(entries.map(\.id))
    for entry in entries {
      let document = try JSON(parsing: try #require(entry.document))
      for field in try #require(Catalogue.register[entry.kind]).fields
      where !field.kind.targets.isEmpty {
        let value = document[field.name] ?? .null
        for reference in value.array ?? [value] where !reference.isNull {
          #expect(ids.contains(try #require(reference.string)), "\(entry.id) \(field.name)")
        }
      }
    }
  }

  @Test func `the first contribution to the improvement programme is found by all that it names`()
    throws
  {
    for parameters in [
      [("identifier", "sample:pip-capacitybuilders-2007-08")], [("q", "roll-out capacitybuilders")],
      [("funder", "sample:capacitybuilders"), ("financial_year", "2007/08")],
      [("recipient__all", "sample:idea,sample:ivar"), ("area", "gss:E12000007")],
    ] {
      let found = try items("awards", parameters.map { (name: $0.0, value: $0.1) })
      let amounts = found.compactMap { $0["amount_awarded"]?.integer }
      #expect(amounts.contains(16_500_000), "\(parameters)")
    }
  }

  @Test func `what refers to an area keeps it from being deleted`() throws {
    let area = try #require(try items("areas", [("code", "gss:E12000007")]).first?["id"]?.string)
    let error = #expect(throws: RecordError.self) {
      try store.perform { ledger in
        _ = try ledger.delete(
          try #require(Catalogue.register["areas"]), id: area, .any,
          Signature(actor: "tester", at: .now))
      }
    }
    guard case .conflict("referred_to", _, let faults) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!faults.isEmpty)
  }
}
