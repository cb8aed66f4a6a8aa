import JSON
import Records
import Areas
import Testing

/// Random reorganisations, entered as events, against a model of the ground itself.
@Suite struct ReorganisationTests {
  /// An area with the cells that it is made of.
  private typealias Known = (id: String, cells: Set<Int>)

  private static func kind(_ a: Set<Int>, _ b: Set<Int>) -> Relation.Kind {
    if a == b { return .coterminous }
    if a.isDisjoint(with: b) { return .disjoint }
    return a.isSubset(of: b) ? .within : a.isSuperset(of: b) ? .covers : .overlaps
  }

  private static func mirrored(_ kind: Relation.Kind) -> Relation.Kind {
    switch kind {
    case .within: .covers
    case .covers: .within
    case .coterminous, .overlaps, .touches, .disjoint: kind
    }
  }

  /// The day after the last change, one before the first, and those between.
  private static func days(_ model: CellModel) -> [CalendarDate] {
    let changes = model.days.map(\.daysSince1970)
    return (changes.map { $0 - 30 } + [(changes.last ?? 0) + 30])
      .map { CalendarDate(daysSince1970: $0) }
  }

  /// How one lies to the other; nil where that is not told.
  private static func relation(_ a: String, _ b: String, _ gazetteer: Gazetteer) throws
    -> Relation.Kind?
  {
    let (one, other) = (try #require(gazetteer.areas[a]), try #require(gazetteer.areas[b]))
    let day = try #require(CalendarDate("2026-01-01"))
    let sides = try gazetteer.sides(one, other, on: day, in: nil)
    let relation = gazetteer.compare(sides.a.sets, sides.b.sets, in: sides.layer)
    do throws(Gap) {
      return try relation.kind
    } catch {
      guard case .transfer = error else { throw error }
      return nil
    }
  }

  @Test(arguments: UInt64(0)..<12)
  func `relations are those of the ground, whatever happened between`(seed: UInt64) throws {
    var model = try CellModel(seed, districts: 14)
    for year in 2010..<2020 { try model.change(in: year) }
    var known: [Known] = model.districts.map { ($0.id, $0.cells) }
    for (index, day) in Self.days(model).enumerated() {
      let some = model.some(model.number(2..<6), on: day)
      let cells = some.reduce(into: Set<Int>()) { $0.formUnion($1.cells) }
      let county = try model.country.county(
        "County \(index)", "E10\(String(1_000_000 + index).dropFirst())",
        some.map { $0.code(on: day) }, vintage: day.description)
      known.append((county, cells))
      let others = model.some(model.number(2..<6), on: day)
      let ground = others.reduce(into: Set<Int>()) { $0.formUnion($1.cells) }
      let composite = try model.country.composite(
        "Place \(index)", others.map { ["area_id": .string($0.id)] },
        ["start_date": .string(day.description), "end_date": .string(day.description)])
      known.append((composite, ground))
    }
    let gazetteer = try model.country.gazetteer()
    var (told, untold) = (0, 0)
    for (index, a) in known.enumerated() {
      for b in known[index...] {
        let back = try Self.relation(b.id, a.id, gazetteer)
        guard let found = try Self.relation(a.id, b.id, gazetteer) else {
          #expect(back == nil)
          untold += 1
          continue
        }
        told += 1
        #expect(found == Self.kind(a.cells, b.cells), "\(a) \(b)")
        #expect(back == Self.mirrored(found))
      }
    }
    #expect(untold == 0 || (model.isMixed && untold < told), "\(untold) beside \(told)")
    for area in model.districts {
      let predecessors = gazetteer.areas[area.id]?.predecessors ?? []
      let wanted = model.districts.filter { other in
        other.last?.daysSince1970 == area.first.map { $0.daysSince1970 - 1 }
          && other.last != nil && !other.cells.isDisjoint(with: area.cells)
      }
      #expect(Set(predecessors) == Set(wanted.map(\.id)))
    }
  }

  @Test(arguments: UInt64(100)..<110)
  func `coterminous areas are found all and only`(seed: UInt64) throws {
    var model = try CellModel(seed, districts: 10)
    for year in 2010..<2018 { try model.change(in: year) }
    var known: [Known] = []
    let days = Self.days(model)
    // The same few districts of the first day again and again, so that there are equal ones.
    let start = model.some(4, on: days[0])
    for index in 0..<12 {
      let day = days[model.number(0..<days.count)]
      let cells = start.prefix(model.number(1..<5)).reduce(into: Set<Int>()) {
        $0.formUnion($1.cells)
      }
      let now = model.districts(on: day).filter { $0.cells.isSubset(of: cells) }
      guard !now.isEmpty else { continue }
      let id = try model.country.county(
        "Area \(index)", "E\(index % 2 == 0 ? 23 : 31)\(String(1_000_000 + index).dropFirst())",
        now.map { $0.code(on: day) }, type: index % 2 == 0 ? "PFA" : "FRA",
        vintage: day.description)
      known.append((id, now.reduce(into: Set<Int>()) { $0.formUnion($1.cells) }))
    }
    let gazetteer = try model.country.gazetteer()
    let day = try #require(CalendarDate("2026-01-01"))
    func areas(_ type: String) -> [AreaHistory] {
      known.compactMap { gazetteer.areas[$0.id] }.filter { $0.type == type }
    }
    let found = try Coterminosity(areas("PFA"), areas("FRA"), on: day, in: nil, gazetteer)
    let cells = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.cells) })
    var wanted: Set<[String]> = []
    for a in areas("PFA") {
      for b in areas("FRA") where cells[a.id] == cells[b.id] { wanted.insert([a.id, b.id]) }
    }
    let pairs = Set(found.pairs.map { [$0.a.id, $0.b.id] })
    let doubts = Set(found.doubts.map { [$0.a.id, $0.b?.id ?? ""] })
    #expect(pairs.isSubset(of: wanted) && found.pairs.count == pairs.count)
    #expect(wanted.isSubset(of: pairs.union(doubts)))
    #expect(doubts.isEmpty || model.isMixed)
  }

  @Test(arguments: UInt64(200)..<210)
  func `a trace finds who holds the ground, there and back`(seed: UInt64) throws {
    var model = try CellModel(seed, districts: 12)
    for year in 2010..<2018 { try model.change(in: year) }
    let days = Self.days(model)
    for index in 0..<6 {
      let (first, last) = (days[model.number(0..<days.count)], days[model.number(0..<days.count)])
      let members = model.some(model.number(2..<5), on: first)
      let cells = members.reduce(into: Set<Int>()) { $0.formUnion($1.cells) }
      let id = try model.country.composite(
        "Place \(index)", members.map { ["area_id": .string($0.id)] },
        ["start_date": .string(first.description), "end_date": .string(first.description)])
      let gazetteer = try model.country.gazetteer()
      let area = try #require(gazetteer.areas[id])
      guard let trace = try Self.trace(area, first, last, model, gazetteer) else { continue }
      let holders = model.districts(on: last).filter { !$0.cells.isDisjoint(with: cells) }
      #expect(Set(trace.counterparts.map(\.side.area.id)) == Set(holders.map(\.id)))
      for counterpart in trace.counterparts {
        let own = try #require(holders.first { $0.id == counterpart.side.area.id })
        #expect(counterpart.kind == Self.kind(own.cells, cells))
      }
      let inside = holders.filter { $0.cells.isSubset(of: cells) }
        .reduce(into: Set<Int>()) { $0.formUnion($1.cells) }
      #expect(trace.isExact == (inside == cells))
      // Back from each holder: together they come from all of the members, and from none beside.
      var back: Set<String> = []
      for counterpart in trace.counterparts {
        guard let again = try Self.trace(counterpart.side.area, last, first, model, gazetteer)
        else {
          continue
        }
        back.formUnion(again.counterparts.map(\.side.area.id))
      }
      let all = holders.reduce(into: Set<Int>()) { $0.formUnion($1.cells) }
      let wanted = model.districts(on: first).filter { !$0.cells.isDisjoint(with: all) }
      #expect(back.isSubset(of: wanted.map(\.id)))
      #expect(model.isMixed || back == Set(wanted.map(\.id)))
      #expect(model.isMixed || back.isSuperset(of: members.map(\.id)))
    }
  }

  /// The trace of an area; nil where it is not told because joined parts were divided again.
  private static func trace(
    _ area: AreaHistory, _ first: CalendarDate, _ last: CalendarDate, _ model: CellModel,
    _ gazetteer: Gazetteer
  ) throws -> Trace? {
    do {
      return try Trace(area, from: first, to: last, in: nil, gazetteer)
    } catch Gap.transfer where model.isMixed {
      return nil
    }
  }

  @Test(arguments: UInt64(300)..<306)
  func `expansion counts no area and no part twice`(seed: UInt64) throws {
    var model = try CellModel(seed, districts: 16)
    let day = try #require(CalendarDate("2015-01-01"))
    var free = model.some(16, on: day)
    var tops: [(id: String, leaves: Set<String>)] = []
    while free.count > 1 {
      let count = min(free.count, model.number(2..<4))
      let members = free.prefix(count).map(\.id)
      free.removeFirst(count)
      let id = try model.country.composite("C", members.map { ["area_id": .string($0)] })
      tops.append((id, Set(members)))
      guard tops.count > 1, model.number(0..<2) == 0 else { continue }
      let pair = [tops.removeLast(), tops.removeLast()]
      let above = try model.country.composite("D", pair.map { ["area_id": .string($0.id)] })
      tops.append((above, pair[0].leaves.union(pair[1].leaves)))
    }
    let gazetteer = try model.country.gazetteer()
    for (id, wanted) in tops {
      let leaves = gazetteer.leaves(of: id, on: day).map(\.id)
      #expect(leaves.count == wanted.count && Set(leaves) == wanted)
      let units = try gazetteer.extent(of: id, on: day, in: "lad").flatMap(\.whole)
      #expect(Set(units).count == units.count && units.count == wanted.count)
    }
  }
}
