package import Records

/// The parts that areas are made of on a day.
extension Gazetteer {
  /// The parts of an area in `layer` on `day`, or on the nearest day of its life.
  ///
  /// A composite area has the parts of its members, each with its own vintage.
  package func extent(of id: String, on day: CalendarDate, in layer: String) throws(Gap)
    -> [UnitSet]
  {
    guard let area = areas[id] else { throw .layer(area: id, layer: layer, day: day) }
    let day = area.life.nearest(to: day)
    let descent = descent(from: id, on: day)
    guard !descent.isTooLarge else { throw .size(area: id) }
    if let empty = descent.empty.first { throw .layer(area: empty, layer: layer, day: day) }
    var sets: [UnitSet] = []
    for leaf in descent.leaves { sets += try extent(ofLeaf: leaf, on: day, in: layer) }
    guard !sets.isEmpty else { throw .layer(area: id, layer: layer, day: day) }
    return sets
  }

  private func extent(
    ofLeaf area: AreaHistory, on day: CalendarDate, in layer: String
  ) throws(Gap) -> [UnitSet] {
    let stated = area.statements.filter { $0.layer == layer && $0.period.contains(day) }
    if !stated.isEmpty { return stated.map(\.units) }
    guard area.isPart(of: layer) else {
      throw .layer(area: area.id, layer: layer, day: day)
    }
    // A council that is decided for later has no code yet.
    return [UnitSet(whole: [area.gss(on: day) ?? area.id], vintage: day)]
  }

  /// The members of a composite area on `day` that exist on that day.
  package func members(of area: AreaHistory, on day: CalendarDate) -> [String] {
    var seen: Set<String> = []
    return area.members.filter { member in
      member.period.contains(day) && areas[member.id]?.life.contains(day) == true
        && seen.insert(member.id).inserted
    }.map(\.id)
  }

  /// The areas without members that make up `id` on `day`, each once.
  package func leaves(of id: String, on day: CalendarDate) -> [AreaHistory] {
    descent(from: id, on: day).leaves
  }

  /// The way from an area down to those without members.
  package func descent(from id: String, on day: CalendarDate) -> Descent {
    Descent(from: id, on: day, self)
  }
}
