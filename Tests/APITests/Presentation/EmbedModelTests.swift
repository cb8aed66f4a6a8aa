import API
import Views
import Imports
import JSON
import Records
import Register
import Testing

/// What lists, records and files embed is what reading each record by itself gives.
@Suite struct EmbedModelTests {
  /// How something is asked: by whom, as of which day, in which language.
  private struct Way {
    let headers: TestRegister.Fields
    let day: String?
    let language: String?

    var parameters: String {
      (day.map { "&as_of=\($0)" } ?? "") + (language.map { "&lang=\($0)" } ?? "")
    }
  }

  private let register: TestRegister
  private let fit: SchemaFit
  private let ways: [Way]
  private let catalogue = Catalogue.register

  init() throws {
    register = try TestRegister()
    try register.loadSample()
    fit = SchemaFit(Description.document(Endpoint.all(.register), .register))
    let council = try register.get("/v1/organisations/GB-LAE-BPC?fields=id").id
    let owned = try Self.addDrafts(register, owner: council)
    try register.patch(
      "/v1/organisations/sample:lgiu",
      [
        "other_names": [["name": "Uned Llywodraeth Leol", "kind": "translation", "lang": "cy"]]
      ])
    let insider = try register.addKey(["drafts:read"]).header
    let own = try register.addKey(["drafts:read"], owner: owned).header
    ways = [[], [insider], [own]].flatMap { headers in
      [
        Way(headers: headers, day: nil, language: nil),
        Way(headers: headers, day: "2013-07-03", language: "cy"),
        Way(headers: headers, day: "2009-12-31", language: nil),
      ]
    }
  }

  /// Adds two drafts, of which the body `owner` owns one, to what an event says was announced; gives the owner.
  private static func addDrafts(_ register: TestRegister, owner: String) throws -> String {
    let ids = try [owner, nil].map { owner in
      try register.post(
        "/v1/announcements",
        [
          "title": "A draft", "kind": "news", "body": "Text.",
          "owner_ids": .array(owner.map { [.string($0)] } ?? []),
        ]
      ).id
    }
    let event = try register.get("/v1/organisation-events?limit=1").items[0]
    let answer = try register.patch(
      event["self"]?.string ?? "", ["announcement_ids": .array(ids.map(JSON.string))])
    #expect(answer.status == 200, "\(answer.text)")
    return owner
  }

  /// What of a record is embedded, by a request for it alone.
  private func alone(_ id: String, _ embed: Embed, _ way: Way) throws -> JSON {
    let target = try #require(embed.targets.first { id.hasPrefix("\($0.prefix)_") })
    let answer = try register.get("/v1/\(target.name)/\(id)", way.headers)
    guard answer.status == 200, var document = answer.json.object else { return .null }
    let day = way.day.flatMap { CalendarDate($0) }
    if let view = day.flatMap({ AsOf($0, target) }) { document = view.view(document) }
    var summary = JSONObject()
    for name in target.members where name == "self" || target.summary.contains(name) {
      summary.append(name, document[name] ?? .null)
      guard name == "name", let tag = way.language, target.hasNames else { continue }
      let translated = NameLanguage(tag, on: day ?? Instant.now.date).name(of: document)
      if let translated { summary["name"] = .string(translated.text) }
      summary.append("name_lang", translated.map { .string($0.tag) } ?? .null)
    }
    return .object(summary)
  }

  private func expected(_ embeds: [Embed], of items: [JSON], _ way: Way) throws -> [String: JSON] {
    var found: [String: JSON] = [:]
    for embed in embeds {
      for id in items.flatMap({ embed.ids(in: $0.object ?? [:]) }).compactMap(\.self)
      where found[id] == nil {
        found[id] = try alone(id, embed, way)
      }
    }
    return found
  }

  private func members(_ value: JSON?) -> [String: JSON] {
    let members = (value?.object?.members ?? []).map { ($0.name, $0.value) }
    return Dictionary(members) { $1 }
  }

  private func names(_ embeds: [Embed]) -> String {
    embeds.map(\.name).joined(separator: ",")
  }

  /// The kinds that refer to others, and by what.
  private var referring: [(resource: Resource, embeds: [Embed])] {
    catalogue.resources.map { ($0, Embed.all(of: $0, in: catalogue)) }
  }

  @Test func `lists and records, whoever asks, of whatever day`() throws {
    var (shown, hidden) = (0, 0)
    for way in ways {
      for (resource, embeds) in referring {
        let day = resource.life == nil ? "" : way.day.map { "&as_of=\($0)" } ?? ""
        let parameters =
          "embed=\(names(embeds))\(day)\(way.language.map { "&lang=\($0)" } ?? "")&bounds=true&links=true"
        // Kinds that are not shown as of days show what they refer to as it is.
        let way = Way(
          headers: way.headers, day: resource.life == nil ? nil : way.day, language: way.language)
        let target = parameters.replacing(
          "&bounds=true", with: DateBounds.areIn(resource.fields) ? "&bounds=true" : "")
        let list = try register.get("/v1/\(resource.name)?limit=200&\(target)", way.headers)
        #expect(list.status == 200, "\(list.text.prefix(500))")
        let wanted = try expected(embeds, of: list.items, way)
        #expect(bare(members(list.json["embedded"])) == wanted, "\(target)")
        shown += wanted.values.filter { !$0.isNull }.count
        hidden += wanted.values.filter(\.isNull).count
        let name = resource.singular.split(separator: " ")
          .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        #expect(fit.differences(list.json, "\(name)List") == [], "\(target)")
        for item in list.items.prefix(5) {
          let path = item["self"]?.string ?? ""
          let one = try register.get("\(path)?\(target)", way.headers)
          #expect(one.status == 200, "\(one.text)")
          let wanted = try expected(embeds, of: [item], way)
          #expect(bare(members(one.json["embedded"])) == wanted, "\(path)?\(target)")
          #expect(fit.differences(one.json, name) == [], "\(path)?\(target)")
        }
      }
    }
    #expect(shown > 500 && hidden > 3)
  }

  /// Without the bounds that dates in them have.
  private func bare(_ embedded: [String: JSON]) -> [String: JSON] {
    embedded.mapValues { value in
      guard var object = value.object else { return value }
      object.members.removeAll { $0.name.hasSuffix("_earliest") || $0.name.hasSuffix("_latest") }
      return .object(object)
    }
  }

  @Test func `files have the same in each row`() throws {
    for way in ways {
      for (resource, embeds) in referring where resource.life != nil {
        let target = "embed=\(names(embeds))\(way.parameters)"
        let lines = try register.get("/v1/\(resource.name).ndjson?\(target)", way.headers)
        #expect(lines.status == 200)
        let rows = try lines.text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
        for row in rows {
          let wanted = try expected(embeds, of: [row], way)
          #expect(members(row["embedded"]) == wanted, "\(resource.name) \(target)")
        }
        let csv = try register.get("/v1/\(resource.name).csv?\(target)", way.headers)
        try check(csv, rows, embeds, way, "\(resource.name).csv?\(target)")
      }
    }
  }

  private func check(
    _ csv: Answer, _ rows: [JSON], _ embeds: [Embed], _ way: Way, _ target: String
  ) throws {
    var chunks = [csv.body]
    var reader = CSVReader { chunks.popLast() }
    let heads = try #require(try reader.next()?.cells)
    for row in rows {
      let cells = try #require(try reader.next()?.cells)
      for embed in embeds {
        let ids = embed.ids(in: row.object ?? [:])
        for member in embed.summary {
          let known = try ids.map { id in
            try id.flatMap { try alone($0, embed, way)[member] } ?? .null
          }
          let place = try #require(heads.firstIndex(of: "\(embed.name).\(member)"))
          let kind = embed.targets.flatMap(\.fields).first { $0.name == member }?.kind ?? .boolean
          let cell =
            embed.isSingle ? Cell.text(known.first ?? .null, kind) : Cell.text(.array(known))
          #expect(cells[place] == cell, "\(target) \(embed.name).\(member)")
        }
      }
    }
    #expect(try reader.next() == nil)
  }
}
