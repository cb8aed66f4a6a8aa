package import Records

/// Compares areas.
extension Gazetteer {
  /// The layers in which areas may state their parts, finest first.
  package static let layers = ["lsoa", "ward", "lad", "custom"]

  /// An area as it was on `day`, or on the nearest day of its life.
  package func side(_ area: AreaHistory, on day: CalendarDate, in layer: String) throws(Gap) -> Side
  {
    let day = area.life.nearest(to: day)
    let sets = try extent(of: area.id, on: day, in: layer)
    guard sets.contains(where: { !$0.whole.isEmpty || !$0.partial.isEmpty }) else {
      throw .layer(area: area.id, layer: layer, day: day)
    }
    return Side(area: area, day: day, sets: sets)
  }

  /// Both areas in `layer`, or else in the first layer in which both state their parts.
  package func sides(
    _ a: AreaHistory, _ b: AreaHistory, on day: CalendarDate, in layer: String?
  ) throws(Gap) -> (layer: String, a: Side, b: Side) {
    for layer in layer.map({ [$0] }) ?? Gazetteer.layers {
      guard let a = try? side(a, on: day, in: layer), let b = try? side(b, on: day, in: layer)
      else { continue }
      return (layer, a, b)
    }
    let layer = layer ?? "lad"
    _ = try side(a, on: day, in: layer)
    _ = try side(b, on: day, in: layer)
    throw .layer(area: a.id, layer: layer, day: day)
  }

  /// How the ground of `a` is related to that of `b`.
  package func compare(_ a: [UnitSet], _ b: [UnitSet], in layer: String) -> Relation {
    guard let window = window(a + b, in: layer) else { return Relation(Ground(), Ground()) }
    let walk = PartWalk(self, in: layer, over: window)
    return Relation(ground(of: a, by: walk), ground(of: b, by: walk))
  }
}
