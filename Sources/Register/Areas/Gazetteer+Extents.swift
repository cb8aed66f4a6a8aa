package import Records

/// The parts that areas are made of on a day.
extension Gazetteer {
  /// The parts of an area in `layer` on `day`, or on the nearest day of its life.
  ///
  /// A composite area has the parts of its members, each with its own vintage.
  package func extent(of id: String, on day: CalendarDate, in layer: String) throws(Gap)
    -> [UnitSet]
  {
    var path: Set<String> = []
    return try extent(of: id, on: day, in: layer, &path)
  }

  private func extent(
    of id: String, on day: CalendarDate, in layer: String, _ path: inout Set<String>
  ) throws(Gap) -> [UnitSet] {
    guard let area = areas[id], path.insert(id).inserted else {
      throw .layer(area: id, layer: layer, day: day)
    }
    let day = area.life.nearest(to: day)
    if area.isComposite {
      var sets: [UnitSet] = []
      for member in members(of: area, on: day) {
        sets += try extent(of: member, on: day, in: layer, &path)
      }
      path.remove(id)
      guard !sets.isEmpty else { throw .layer(area: id, layer: layer, day: day) }
      return sets
    }
    path.remove(id)
    let stated = area.statements.filter { $0.layer == layer && $0.period.contains(day) }
    if !stated.isEmpty { return stated.map(\.units) }
    guard layer == "lad", AreaHistory.districtTypes.contains(area.type),
      let code = area.gss(on: day)
    else { throw .layer(area: id, layer: layer, day: day) }
    return [UnitSet(whole: [code], vintage: day)]
  }

  /// The members of a composite area on `day` that exist on that day.
  package func members(of area: AreaHistory, on day: CalendarDate) -> [String] {
    var found: [String] = []
    for member in area.members
    where member.period.contains(day) && areas[member.id]?.life.contains(day) == true
      && !found.contains(member.id)
    {
      found.append(member.id)
    }
    return found
  }

  /// The areas without members that make up `id` on `day`, each once.
  package func leaves(of id: String, on day: CalendarDate) -> [AreaHistory] {
    var (found, seen): ([AreaHistory], Set<String>) = ([], [])
    func visit(_ id: String) {
      guard let area = areas[id], seen.insert(id).inserted else { return }
      guard area.isComposite else { return found.append(area) }
      for member in members(of: area, on: area.life.nearest(to: day)) { visit(member) }
    }
    visit(id)
    return found
  }
}
