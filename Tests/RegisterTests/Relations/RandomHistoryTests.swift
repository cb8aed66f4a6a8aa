import Foundation
import JSON
import Records
import Register
import Testing

/// Histories of every shape, entered as events, against a model of the ground itself: what is told of any two
/// areas on any day is true, by whichever question.
@Suite struct RandomHistoryTests {
  private static let seeds: Range<UInt64> = {
    let count = ProcessInfo.processInfo.environment["CONCORDAT_HISTORIES"].flatMap(UInt64.init)
    return 1000..<1000 + (count ?? 24)
  }()

  private static func kind(_ a: Set<Int>, _ b: Set<Int>) -> Relation.Kind {
    if a == b { return .coterminous }
    if a.isDisjoint(with: b) { return .disjoint }
    return a.isSubset(of: b) ? .within : a.isSuperset(of: b) ? .covers : .overlaps
  }

  private static func matches(_ match: AreaMatching.Match, _ kind: Relation.Kind) -> Bool {
    switch match {
    case .exact: false
    case .any: kind != .disjoint
    case .within: kind == .within || kind == .coterminous
    case .covers: kind == .covers || kind == .coterminous
    case .overlaps: kind == .overlaps
    }
  }

  @Test(arguments: seeds)
  func `no answer about ground is wrong, whatever happened`(seed: UInt64) throws {
    var model = try GroundModel(seed, districts: 9)
    for year in [2011, 2013, 2015, 2019, 2023, 2025, 2028, 2031] { try model.change(in: year) }
    let gazetteer = try model.country.gazetteer()
    let about = "seed \(seed)\n" + model.story.joined(separator: "\n")
    let days = model.days.flatMap { [$0.daysSince1970 - 1, $0.daysSince1970] }
      .map { CalendarDate(daysSince1970: $0) }
    var (told, all) = (0, 0)
    for _ in 0..<500 {
      let pair = model.some(2)
      let day = days[model.number(0..<days.count)]
      let isRight = try judge(pair[0], pair[1], on: day, gazetteer, about)
      all += 1
      told += isRight ? 1 : 0
    }
    // Most can be told: a register that answers nothing is not right either.
    #expect(told * 100 > all * 40, "\(told) of \(all), \(about)")
    for _ in 0..<20 {
      guard let place = model.some(1).first else { continue }
      let (first, last) = (days[model.number(0..<days.count)], days[model.number(0..<days.count)])
      try trace(place, first, last, model, gazetteer, about)
    }
  }

  /// Asks of two areas in every way; whether the relation is told.
  private func judge(
    _ one: GroundModel.Place, _ other: GroundModel.Place, on day: CalendarDate,
    _ gazetteer: Gazetteer, _ about: String
  ) throws -> Bool {
    guard one.id != other.id else { return true }
    let (a, b) = (try #require(gazetteer.areas[one.id]), try #require(gazetteer.areas[other.id]))
    let truth = Self.kind(one.ground(on: day), other.ground(on: day))
    let pair = "\(one.code) \(one.id) and \(other.code) \(other.id) on \(day), \(about)"
    var isTold = true
    do throws(Gap) {
      let answer = try RelationAnswer(a, b, on: day, in: nil, gazetteer)
      #expect(answer.kind == truth, "\(pair)")
    } catch {
      isTold = false
    }
    for match in AreaMatching.Match.allCases where match != .exact {
      let found = AreaMatching(match, on: day, gazetteer).areas([other.id], among: [one.id])
      guard found.undecided.isEmpty else {
        #expect(!isTold, "\(match) \(pair)")
        continue
      }
      #expect(!found.found.isEmpty == Self.matches(match, truth), "\(match) \(pair)")
    }
    let equal = Coterminosity([a], [b], on: day, in: nil, gazetteer)
    if equal.doubts.isEmpty {
      #expect(!equal.pairs.isEmpty == (truth == .coterminous), "coterminous \(pair)")
    } else {
      #expect(!isTold, "coterminous \(pair)")
    }
    return isTold
  }

  private func trace(
    _ place: GroundModel.Place, _ first: CalendarDate, _ last: CalendarDate, _ model: GroundModel,
    _ gazetteer: Gazetteer, _ about: String
  ) throws {
    guard place.exists(on: first), let area = gazetteer.areas[place.id] else { return }
    let about = "trace of \(place.code) \(place.id) from \(first) to \(last), \(about)"
    let trace: Trace
    do throws(Gap) {
      trace = try Trace(area, from: first, to: last, in: nil, gazetteer)
    } catch {
      return
    }
    let cells = place.ground(on: first)
    for counterpart in trace.counterparts {
      guard let own = model.places.first(where: { $0.id == counterpart.side.area.id }) else {
        continue
      }
      #expect(counterpart.kind == Self.kind(own.ground(on: last), cells), "\(about)")
    }
    let inside = model.places.filter { place in
      trace.counterparts.contains { $0.side.area.id == place.id }
        && place.ground(on: last).isSubset(of: cells)
    }.reduce(into: Set<Int>()) { $0.formUnion($1.ground(on: last)) }
    #expect(trace.isExact == (inside == cells), "\(about)")
  }
}
