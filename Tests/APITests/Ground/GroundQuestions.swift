import JSON
import Records
import Testing

/// Asks about the areas of a model in every way that the API has, and holds the answers against it.
struct GroundQuestions {
  private var model: GroundModel
  private let about: String
  /// The last days before the changes, and their first.
  private let days: [CalendarDate]
  /// How many relations were asked for, and how many were told.
  private(set) var (asked, told) = (0, 0)

  private var register: TestRegister { model.country.register }

  init(_ model: GroundModel, _ about: String) throws {
    (self.model, self.about) = (model, about)
    days = model.days.flatMap { [$0.daysSince1970 - 1, $0.daysSince1970] }
      .map { CalendarDate(daysSince1970: $0) }
    for place in model.places {
      try model.country.add(
        "partnerships",
        ["name": .string(place.id), "kind": "public_public", "area_ids": [.string(place.id)]])
    }
  }

  private mutating func someDay() -> CalendarDate { days[model.number(0..<days.count)] }

  mutating func askAll() throws {
    for _ in 0..<80 {
      let (pair, day) = (model.some(2), someDay())
      try relation(pair[0], pair[1], on: day)
    }
    for match in ["any", "within", "covers", "overlaps"] {
      for _ in 0..<3 {
        let (place, day) = (model.some(1)[0], someDay())
        try list(match, place, on: day)
      }
    }
    for _ in 0..<12 {
      let (place, first, last) = (model.some(1)[0], someDay(), someDay())
      try trace(place, first, last)
      try coterminous(place, on: first)
      try members(place, on: last)
    }
    for day in days { try postcodes(on: day) }
  }

  private static func kind(_ a: Set<Int>, _ b: Set<Int>) -> String {
    if a == b { return "coterminous" }
    if a.isDisjoint(with: b) { return "disjoint" }
    return a.isSubset(of: b) ? "within" : a.isSuperset(of: b) ? "covers" : "overlaps"
  }

  private static func matches(_ match: String, _ kind: String) -> Bool {
    switch match {
    case "any": kind != "disjoint"
    case "within", "covers": kind == match || kind == "coterminous"
    default: kind == match
    }
  }

  private mutating func relation(
    _ one: GroundModel.Place, _ other: GroundModel.Place, on day: CalendarDate
  ) throws {
    let answer = try register.get("/v1/areas/\(one.id)/relation/\(other.id)?as_of=\(day)")
    asked += 1
    guard answer.status != 409 else { return }
    told += 1
    let truth = Self.kind(one.ground(on: day), other.ground(on: day))
    #expect(
      answer.json["relation"]?.string == truth, "\(one) \(other) \(day) \(answer.text) \(about)")
  }

  /// Partnerships whose areas lie to one as asked.
  private func list(_ match: String, _ place: GroundModel.Place, on day: CalendarDate) throws {
    let answer = try register.get(
      "/v1/partnerships?area=\(place.id)&area_match=\(match)&on=\(day)&limit=200&fields=name")
    #expect(answer.status == 200, "\(answer.text)")
    let found = Set(answer.texts("name"))
    let undecided = Set(
      (answer.json["undecided"]?.array ?? []).compactMap {
        $0["self"]?.string?.split(separator: "/").last.map(String.init)
      })
    for other in model.places where !undecided.contains(other.id) {
      let truth =
        other.id == place.id
        ? match != "overlaps"
        : Self.matches(match, Self.kind(other.ground(on: day), place.ground(on: day)))
      #expect(found.contains(other.id) == truth, "\(match) \(other) \(place) \(day) \(about)")
    }
  }

  private func trace(
    _ place: GroundModel.Place, _ first: CalendarDate, _ last: CalendarDate
  ) throws {
    guard place.exists(on: first) else { return }
    let answer = try register.get("/v1/areas/\(place.id)/trace?from=\(first)&to=\(last)")
    guard answer.status == 200 else { return }
    let about = "trace of \(place) from \(first) to \(last), \(answer.text), \(about)"
    let cells = place.ground(on: first)
    var inside: Set<Int> = []
    for item in answer.json["areas"]?.array ?? [] {
      guard let own = model.places.first(where: { $0.id == item["id"]?.string }) else { continue }
      let ground = own.ground(on: last)
      #expect(item["relation"]?.string == Self.kind(ground, cells), "\(about)")
      if ground.isSubset(of: cells) { inside.formUnion(ground) }
    }
    #expect(answer.json["exact"] == .bool(inside == cells), "\(about)")
  }

  private func coterminous(_ place: GroundModel.Place, on day: CalendarDate) throws {
    let answer = try register.get("/v1/areas/\(place.id)/coterminous?as_of=\(day)")
    #expect(answer.status == 200, "\(answer.text)")
    let equal = Set(answer.texts("id"))
    let doubts = answer.json["undecided"]?.array ?? []
    let open = Set(doubts.flatMap { doubt in ["a", "b"].compactMap { doubt[$0]?["id"]?.string } })
    let isUnknown = doubts.contains { $0["b"] == .null && $0["a"]?["id"]?.string == place.id }
    guard !isUnknown else { return }
    for other in model.places where other.id != place.id && other.exists(on: day) {
      guard !open.contains(other.id) else { continue }
      let truth = other.ground(on: day) == place.ground(on: day)
      #expect(equal.contains(other.id) == truth, "coterminous \(place) \(other) \(day) \(about)")
    }
  }

  private func members(_ place: GroundModel.Place, on day: CalendarDate) throws {
    let direct = try register.get("/v1/areas/\(place.id)/members?as_of=\(day)")
    #expect(Set(direct.texts("id")) == Set(place.members), "\(place) \(day) \(about)")
    let all = try register.get("/v1/areas/\(place.id)/members?expand=leaves&as_of=\(day)")
    let leaves = place.members.isEmpty ? [place.id] : place.members
    #expect(Set(all.texts("id")) == Set(leaves), "\(place) \(day) \(all.text) \(about)")
  }

  /// The areas of all postcodes: each that is named holds it, and each that holds it is named, at least as one that
  /// may.
  private func postcodes(on day: CalendarDate) throws {
    let answer = try register.post(
      "/v1/postcodes/lookup?as_of=\(day)",
      ["postcodes": .array(model.postcodes.map { .string($0.text) })])
    for (item, postcode) in zip(answer.items, model.postcodes) {
      let result = item["result"] ?? .null
      func ids(_ list: String) -> Set<String> {
        Set((result[list]?.array ?? []).compactMap { $0["id"]?.string })
      }
      let (areas, undecided) = (ids("areas"), ids("undecided"))
      let isPlaced = result["unplaced"] == .null
      let about = "\(postcode) on \(day), \(result.text), \(about)"
      for place in model.places where place.exists(on: day) {
        let isThere = place.ground(on: day).contains(postcode.cell)
        if areas.contains(place.id) {
          #expect(isThere, "\(place.id), \(about)")
        } else if isThere, isPlaced {
          #expect(undecided.contains(place.id), "\(place.id), \(about)")
        }
      }
      let districts = model.places.filter { $0.isDistrict && areas.contains($0.id) }
      #expect(isPlaced == !districts.isEmpty, "\(about)")
    }
    let all = try register.get("/v1/postcodes/ZE1?as_of=\(day)").json
    let counted = (all["areas"]?.array ?? []).reduce(0) { $0 + ($1["postcodes"]?.integer ?? 0) }
    let single = answer.items.prefix(10).reduce(0) {
      $0 + ($1["result"]?["areas"]?.array?.count ?? 0)
    }
    #expect(counted == single, "\(day), \(about)")
  }
}
