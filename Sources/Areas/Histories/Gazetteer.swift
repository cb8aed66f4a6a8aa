package import JSON
import Records
import Store

/// All areas with their histories, and all events between them, in memory.
///
/// A fold of the log, from which relations, lineage, traces and the rules across areas are
/// computed.
package struct Gazetteer: LogFold {
  package static let kinds = ["areas", "area-events"]

  package private(set) var areas: [String: AreaHistory] = [:]
  package private(set) var events: [String: AreaEventRecord] = [:]
  /// The areas that have or had a code, by `scheme:code`.
  private var bearers: [String: Set<String>] = [:]
  /// The areas that state a part, by `layer:code`.
  private var statedBy: [String: Set<String>] = [:]
  /// The composite areas that have or had an area as a member, by its id.
  private var composites: [String: Set<String>] = [:]
  /// The events that name an area, by its id.
  private var eventsOf: [String: Set<String>] = [:]

  package init() {}

  package mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    if kind == Gazetteer.kinds[0] {
      set(id, to: document.map { AreaHistory(id, $0) })
    } else {
      set(id, to: document.flatMap { AreaEventRecord(id, $0) })
    }
  }

  private mutating func set(_ id: String, to area: AreaHistory?) {
    let old = areas.removeValue(forKey: id)
    areas[id] = area
    func change(_ index: inout [String: Set<String>], _ keys: (AreaHistory) -> [String]) {
      Gazetteer.change(&index, id, from: old.map(keys) ?? [], to: area.map(keys) ?? [])
    }
    change(&bearers) { $0.codes.map { "\($0.scheme):\($0.code)" } }
    change(&statedBy) { area in
      area.statements.flatMap { statement in
        (statement.units.whole.union(statement.units.partial)).map { "\(statement.layer):\($0)" }
      }
    }
    change(&composites) { $0.members.map(\.id) }
  }

  private mutating func set(_ id: String, to event: AreaEventRecord?) {
    let old = events.removeValue(forKey: id)
    events[id] = event
    Gazetteer.change(
      &eventsOf, id, from: old.map { $0.from + $0.to } ?? [],
      to: event.map { $0.from + $0.to } ?? [])
  }

  private static func change(
    _ index: inout [String: Set<String>], _ id: String, from old: [String], to new: [String]
  ) {
    guard old != new else { return }
    for key in old {
      index[key]?.remove(id)
      if index[key]?.isEmpty == true { index[key] = nil }
    }
    for key in new { index[key, default: []].insert(id) }
  }

  /// The areas that have or had `code` in `scheme`.
  package func bearers(of code: String, _ scheme: String = "gss") -> [AreaHistory] {
    (bearers["\(scheme):\(code)"] ?? []).sorted().compactMap { areas[$0] }
  }

  /// The areas that state `unit` of `layer` as a part of theirs.
  package func areas(stating unit: String, in layer: String) -> [AreaHistory] {
    (statedBy["\(layer):\(unit)"] ?? []).sorted().compactMap { areas[$0] }
  }

  /// The composite areas that have or had `id` as a member.
  package func composites(with id: String) -> [AreaHistory] {
    (composites[id] ?? []).sorted().compactMap { areas[$0] }
  }

  /// The events that name `id`, by day.
  package func events(of id: String) -> [AreaEventRecord] {
    (eventsOf[id] ?? []).compactMap { events[$0] }
      .sorted { ($0.effective, $0.id) < ($1.effective, $1.id) }
  }
}
