import Foundation
import Imports
import JSON
import Records
import Register
import Sample
import Store
import TestSupport
import Testing

@testable import Places

/// The ground that the program carries.
@Suite struct PlacesTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("places.db"), catalogue: .register, services: .register)
  }

  /// The places with the files that are loaded before all others: small, and enough for what is asked here.
  private func few() throws -> Places {
    let whole = try Places.unitedKingdom()
    return Places(
      credits: whole.credits,
      files: whole.files.filter { $0.path == "areas/uk_local_authorities.csv" })
  }

  private func entries() throws -> [Reader.Entry] {
    try store.makeReader().changes(after: 0, kind: nil, limit: 100_000, for: .operators).items
  }

  private func id(_ code: String) throws -> String {
    let areas = try #require(Catalogue.register["areas"])
    let id = try store.makeReader().identify(code, areas)
    return try #require(id)
  }

  private func patch(_ id: String, _ members: JSONObject) throws {
    let areas = try #require(Catalogue.register["areas"])
    _ = try store.performAlone { ledger in
      try ledger.patch(
        areas, id: id, .any, Signature(actor: "key:council", at: .now), by: members)
    }
  }

  @Test func `they are the files of the folder Data that places.json names`() throws {
    let places = try Places.unitedKingdom()
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let data = root.appendingPathComponent("Sources/Places/Data")
    #expect(places.files.count > 25 && !places.credits.isEmpty)
    for file in places.files {
      let text = try String(contentsOf: data.appendingPathComponent(file.path), encoding: .utf8)
      #expect(file.text == text, "\(file.path): run .ci/embed")
      #expect(!file.licence.isEmpty && !file.publisher.isEmpty && file.url.hasPrefix("https://"))
    }
  }

  @Test func `loading again changes nothing`() throws {
    let first = try few().load(into: store)
    #expect(first.allSatisfy { $0.report.failed == 0 && $0.report.counts.created == 470 })
    let count = try entries().count
    let second = try few().load(into: store)
    #expect(second.allSatisfy { $0.report.counts.unchanged == 470 && $0.report.notes.isEmpty })
    #expect(try entries().count == count)
  }

  @Test func `what a council set stays, what it took away stays away, and both are told`() throws {
    _ = try few().load(into: store)
    let id = try id("gss:E06000043")
    try patch(
      id,
      [
        "name": "The City of Brighton and Hove", "population": .null,
        "codes": [
          ["scheme": "gss", "code": "E06000043"], ["scheme": "gov-register", "code": "BNH"],
        ],
      ])
    let count = try entries().count
    let report = try #require(few().load(into: store).first).report
    #expect(try entries().count == count)
    #expect(
      report.notes == [
        "/v1/areas/\(id): name, population as others set it, not as the file has it."
      ]
    )
    #expect(report.failed == 0)
  }

  @Test func `an area that a council entered first is completed and not changed`() throws {
    let areas = try #require(Catalogue.register["areas"])
    let body: JSON = [
      "name": "Our city", "kind": "atomic", "type": "UA",
      "codes": [["scheme": "gss", "code": "E06000043"]],
    ]
    let draft = try Validator(areas, in: .register).draft(body)
    let made = try store.performAlone { ledger in
      try ledger.create(areas, draft, Signature(actor: "key:council", at: .now))
    }
    let report = try #require(few().load(into: store).first).report
    #expect(report.failed == 0)
    #expect(try id("gov-register:BNH") == made.id)
    let reader = try store.makeReader()
    guard case .found(_, let document) = try reader.item(areas, made.id, for: .operators) else {
      Issue.record("the area is gone")
      return
    }
    let record = try JSON(parsing: document)
    #expect(record["name"] == "Our city")
    #expect(record["population"]?["year"] == 2020)
    #expect(report.notes.contains { $0.contains(made.id) && $0.contains("name") })
  }

  @Test func `the sample takes them too`() throws {
    try SampleRegister.load(into: store)
    let report = try #require(few().load(into: store).first).report
    #expect(report.failed == 0, "\(report.failures.map(\.sentence))")
  }
}
