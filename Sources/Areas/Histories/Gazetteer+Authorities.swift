package import Records

/// The councils' areas that other areas come down to.
extension Gazetteer {
  /// The types of areas whose ground is that of one local authority.
  private static let authorityTypes: Set<String> = ["UA", "NMD", "MD", "LONB", "CTY", "CA", "NIDC"]

  /// The areas of single local authorities that `areas` came down to on `day`, each once: themselves, the members
  /// of composite ones, and of a region or another area that is made of councils those below it.
  ///
  /// Of a county it is the county, whose districts are other authorities.
  package func authorities(of areas: [String], on day: CalendarDate) -> [AreaHistory] {
    var (found, seen): ([AreaHistory], Set<String>) = ([], Set(areas))
    var level = areas.flatMap { leaves(of: $0, on: day) }
    var children: [String: [AreaHistory]]?
    while !level.isEmpty {
      var next: [AreaHistory] = []
      for area in level {
        if Gazetteer.authorityTypes.contains(area.type) {
          if !found.contains(where: { $0.id == area.id }) { found.append(area) }
          continue
        }
        // Most areas are those of councils, so that nobody looks for what is below them.
        if children == nil { children = self.children(on: day) }
        next += (children?[area.id] ?? []).filter { seen.insert($0.id).inserted }
      }
      level = next
    }
    return found
  }

  /// The areas below each area on a day, in the order of their ids.
  private func children(on day: CalendarDate) -> [String: [AreaHistory]] {
    var children: [String: [AreaHistory]] = [:]
    for area in areas.values where !area.isComposite && area.life.contains(day) {
      for parent in Set(area.parents.filter { $0.period.contains(day) }.map(\.id)) {
        children[parent, default: []].append(area)
      }
    }
    return children.mapValues { $0.sorted { $0.id < $1.id } }
  }

  /// Whether one of `others` is above an area on a day, through other areas too.
  package func isBelow(_ id: String, anyOf others: Set<String>, on day: CalendarDate) -> Bool {
    var (level, seen): ([String], Set<String>) = ([id], [id])
    while !level.isEmpty {
      level = level.flatMap { area in
        (areas[area]?.parents ?? []).filter { $0.period.contains(day) }.map(\.id)
      }.filter { seen.insert($0).inserted }
      if level.contains(where: others.contains) { return true }
    }
    return false
  }
}
