import JSON
package import Records
package import Store

/// Finds the areas of postcodes on a day, in all layers.
///
/// A postcode that names its part is in the areas made of that part; otherwise, or in addition, it
/// is in those whose boundary contains its position.
package struct PostcodeLookup {
  private let reader: Reader
  private let gazetteer: Gazetteer
  private let day: CalendarDate
  private let areas: Resource
  private let postcodes: Resource
  private let outlines: Outlines
  /// The areas found so far; nil for those that do not exist on the day.
  private var known: [String: PostcodeArea?] = [:]
  /// Where the parts met so far lie, by layer and code.
  private var placements: [String: UnitPlacement] = [:]

  /// More postcodes than any postcode district has.
  private static let most = 20_000

  /// Looks up postcodes in the snapshot of `reader`, on `day`.
  package init(_ reader: Reader, _ gazetteer: Gazetteer, on day: CalendarDate) {
    let catalogue = reader.catalogue
    guard let areas = catalogue["areas"], let postcodes = catalogue["postcodes"],
      let outlines = Outlines(of: areas, in: catalogue)
    else { preconditionFailure("the register has areas, boundaries and postcodes") }
    (self.reader, self.gazetteer, self.day) = (reader, gazetteer, day)
    (self.areas, self.postcodes, self.outlines) = (areas, postcodes, outlines)
  }

  /// Whether `text` is a postcode or the beginning of one, in any spelling.
  package static func isPostcode(_ text: String) -> Bool {
    Postcode(text) != nil || Postcode.beginning(text) != nil
  }

  /// What is known about a postcode or all with that beginning; nil if the register has none.
  package mutating func answer(_ text: String) throws -> PostcodeAnswer? {
    if let postcode = Postcode(text) {
      return try answer(postcode).map(PostcodeAnswer.place)
    }
    return try Postcode.beginning(text).flatMap { try answer(beginning: $0) }
      .map(PostcodeAnswer.group)
  }

  private mutating func answer(_ postcode: Postcode) throws -> PostcodePlace? {
    guard let id = try reader.identify("postcode:\(postcode.code)", postcodes),
      case .found(_, let document) = try reader.item(postcodes, id),
      let record = try JSON(parsing: document).object
    else { return nil }
    let life = try PostcodeLife(of: record, on: day, postcodes)
    let found = try places(of: life)
    return PostcodePlace(
      life: life, day: day, areas: found.areas.sorted { order($0.area, $1.area) },
      undecided: found.undecided.sorted { order($0.area, $1.area) }, unplaced: found.unplaced)
  }

  /// All postcodes with a beginning: their number, and the number in use in each area.
  private mutating func answer(beginning: String) throws -> PostcodeGroup? {
    let documents = try reader.documents(
      postcodes, "postcode", beginningWith: beginning, limit: PostcodeLookup.most)
    guard !documents.isEmpty else { return nil }
    var counts: [String: (area: PostcodeArea, count: Int)] = [:]
    var unplaced: [String: PostcodeGroup.Unplaced] = [:]
    var (current, split) = (0, 0)
    for document in documents {
      guard let record = try JSON(parsing: document).object,
        let life = try? PostcodeLife(of: record, on: day, postcodes), life.state == "current"
      else { continue }
      current += 1
      if life.parts.count > 1 { split += 1 }
      let found = try places(of: life)
      for hit in found.areas { counts[hit.area.id, default: (hit.area, 0)].count += 1 }
      guard found.unplaced != nil else { continue }
      for (layer, unit) in life.parts {
        guard let problem = place(unit, in: layer).problem else { continue }
        let reason = PostcodePlace.Unplaced(code: problem.code, detail: problem.detail)
        unplaced[
          "\(layer):\(unit)", default: .init(layer: layer, unit: unit, count: 0, reason: reason)
        ].count += 1
      }
    }
    return PostcodeGroup(
      beginning: beginning.last == " " ? String(beginning.dropLast()) : beginning, day: day,
      count: documents.count, current: current, split: split,
      areas: counts.values.sorted { order($0.area, $1.area) },
      unplaced: unplaced.sorted { $0.key < $1.key }.map(\.value))
  }

  /// The areas of a postcode that exist on the day, and what its parts leave open.
  private mutating func places(of life: PostcodeLife) throws -> (
    areas: [PostcodePlace.Hit], undecided: [PostcodePlace.Doubt], unplaced: PostcodePlace.Unplaced?
  ) {
    typealias Place = (id: String, reason: PostcodePlace.Reason, isOnBorder: Bool)
    let placement = life.parts.map { place($0.unit, in: $0.layer) }.combined
    var places: [Place] = (placement?.areas ?? []).map { ($0, .unit, false) }
    var isPlaced = false
    // Of a postcode over several parts the middle tells nothing.
    if life.parts.count < 2, let position = PostcodeUnit.position(of: life.record) {
      // A stated part decides more reliably than a point near a generalised border.
      let settled = Set(places.compactMap { gazetteer.areas[$0.id]?.type })
      for hit in try reader.hits(at: position, outlines, on: day)
      where !places.contains(where: { $0.id == hit.id })
        && !settled.contains(gazetteer.areas[hit.id]?.type ?? "")
      {
        places.append((hit.id, .position, hit.isOnBorder))
        isPlaced = true
      }
    }
    let types = Set(places.compactMap { gazetteer.areas[$0.id]?.type })
    let undecided = try (placement?.undecided ?? []).compactMap {
      doubt -> PostcodePlace.Doubt? in
      // The position decides what the part leaves open.
      guard let area = try area(doubt.area), !isPlaced || !types.contains(area.type) else {
        return nil
      }
      let (code, detail) = doubt.gap.map(gazetteer.told) ?? PostcodePlace.split
      return PostcodePlace.Doubt(area: area, code: code, detail: detail)
    }
    let hits = try places.compactMap { place in
      try area(place.id).map {
        PostcodePlace.Hit(area: $0, reason: place.reason, isOnBorder: place.isOnBorder)
      }
    }
    let problem = isPlaced ? nil : placement?.problem
    return (hits, undecided, problem.map { .init(code: $0.code, detail: $0.detail) })
  }

  /// The areas with the code of a part, those made of it, and their composite areas.
  private mutating func place(_ unit: String, in layer: String) -> UnitPlacement {
    let key = "\(layer):\(unit)"
    if let known = placements[key] { return known }
    let found = UnitPlacement(of: unit, in: layer, on: day, gazetteer)
    placements[key] = found
    return found
  }

  /// The area in the form that lists of areas use, if it exists on the day.
  private mutating func area(_ id: String) throws -> PostcodeArea? {
    if let known = known[id] { return known }
    var shown: PostcodeArea?
    if case .found(_, let document) = try reader.item(areas, id),
      let record = try JSON(parsing: document).object, let view = AsOf(day, areas),
      let present = try? view.present(record)
    {
      let gss = gazetteer.areas[id]?.gss(on: day)
      shown = PostcodeArea(
        id: id, path: areas.path(of: id), name: present.text("name") ?? id,
        type: present.text("type") ?? "", gss: gss)
    }
    known[id] = .some(shown)
    return shown
  }

  /// By type, then by name.
  private func order(_ one: PostcodeArea, _ other: PostcodeArea) -> Bool {
    (one.type, one.name, one.id) < (other.type, other.name, other.id)
  }
}
