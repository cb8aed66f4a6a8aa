import JSON
import Records
import TestSupport
import Testing

/// Documents shown from their bytes are what they are when each is read as a tree.
@Suite struct PresentationPropertyTests {
  private static let ids = (1...4).map { "plc_01ARZ3NDEKTSV4RRFFQ69G5FA\($0)" }

  /// A document of a thing, some of its members missing as in documents of older declarations.
  private func document(_ random: inout Seeded) -> JSONObject {
    let body = RandomThings.body(using: &random).object ?? [:]
    var document: JSONObject = ["self": "/v1/things/x", "id": "x", "version": 3]
    for field in Things.things.fields where Int.random(in: 0..<9, using: &random) > 0 {
      document.append(field.name, value(field, body[field.name], &random))
    }
    return document
  }

  private func value(_ field: Field, _ given: JSON?, _ random: inout Seeded) -> JSON {
    switch field.kind {
    case .reference: return Bool.random(using: &random) ? id(&random) : .null
    case .references:
      return .array((0..<Int.random(in: 0...3, using: &random)).map { _ in id(&random) })
    case .record(let nested):
      return Bool.random(using: &random) ? .null : record(nested, &random)
    case .list(let nested):
      return .array(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in record(nested, &random) })
    case .text, .lines:
      return .string(#"\"near_ids":["x"], "holders":[{"place_id":"y"}] \ of {"# + "\n")
    default: return given ?? field.kind.empty
    }
  }

  private func record(_ fields: [Field], _ random: inout Seeded) -> JSON {
    var members = JSONObject()
    for field in fields { members.append(field.name, value(field, nil, &random)) }
    return .object(members)
  }

  private func id(_ random: inout Seeded) -> JSON {
    .string(RandomThings.pick(Self.ids, &random))
  }

  private func shown(
    _ document: JSONObject, _ presentation: Presentation, _ found: EmbeddedRecords?
  )
    throws -> JSON
  {
    // Something stands before it, as in a list.
    var bytes: [UInt8] = Array("[".utf8)
    try JSON.object(document).bytes.withUnsafeBytes {
      try presentation.append($0, gathering: found, to: &bytes)
    }
    bytes += "]".utf8
    return try JSON(parsing: bytes)[0] ?? .null
  }

  @Test(arguments: UInt64(0)..<200)
  func `chosen members, and the references in them, are those of the tree`(seed: UInt64) throws {
    var random = Seeded(seed)
    let all = Embed.all(of: Things.things, in: Things.catalogue)
    #expect(all.map(\.name) == ["place_id", "near_ids", "origin.place_id", "holders.place_id"])
    #expect(all.map(\.isSingle) == [true, false, true, false])
    let document = document(&random)
    let embeds = all.filter { _ in Bool.random(using: &random) }
    let chosen =
      Things.things.members.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      + embeds.map { $0.path[0] }
    let members = Bool.random(using: &random) ? Set(chosen) : nil
    let presentation = Presentation(Things.things, members: members, embeds: embeds)
    let records = presentation.embeds.map(EmbeddedRecords.init)
    var expected = document
    if let members { expected.members.removeAll { !members.contains($0.name) } }
    #expect(try shown(document, presentation, records) == .object(expected))
    let ids = Set(embeds.flatMap { $0.ids(in: expected) }.compactMap(\.self))
    var text = Array("{}".utf8)
    if let records {
      text = []
      records.append(to: &text)
    }
    let found = try JSON(parsing: text).object?.members.map(\.name) ?? []
    #expect(Set(found) == ids && found.count == ids.count)
    let list = records?.missing(ofKind: 0) ?? "[]"
    #expect(try JSON(parsing: Array(list.utf8)).array?.compactMap(\.string) == found)
  }

  @Test(arguments: UInt64(0)..<20)
  func `a document that is cut off is looked at as far as it goes`(seed: UInt64) throws {
    var random = Seeded(seed)
    let embeds = Embed.all(of: Things.things, in: Things.catalogue)
    let presentation = Presentation(Things.things, embeds: embeds)
    let document = document(&random)
    let bytes = JSON.object(document).bytes
    let all = Set(embeds.flatMap { $0.ids(in: document) }.compactMap(\.self))
    for count in stride(from: 0, to: bytes.count, by: 3) {
      let records = try #require(presentation.embeds.map(EmbeddedRecords.init))
      var output: [UInt8] = []
      try bytes.prefix(count).withUnsafeBytes {
        try presentation.append($0, gathering: records, to: &output)
      }
      var found: [UInt8] = []
      records.append(to: &found)
      let ids = try JSON(parsing: found).object?.members.map(\.name) ?? []
      #expect(all.isSuperset(of: ids))
    }
  }

  @Test func `only what nothing is asked of is copied`() {
    #expect(Presentation(Things.things).isPlain)
    #expect(!Presentation(Things.things, members: ["id"]).isPlain)
    #expect(!Presentation(Things.things, hasBounds: true).isPlain)
    // Of a kind without uncertain dates or names there is nothing to show.
    #expect(Presentation(Things.places, hasBounds: true).isPlain)
    let today = CalendarDate("2026-11-30") ?? Shelf.moment.date
    #expect(Presentation(Things.places, language: NameLanguage("cy", on: today)).isPlain)
  }
}
