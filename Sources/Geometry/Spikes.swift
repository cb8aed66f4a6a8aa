package import JSON

/// Removes spikes from a geometry: positions where the border turns straight back.
///
/// Rounding produces them. A spike has no width, so the shape stays the same. Everything else stays
/// as given, including faults.
package enum Spikes {
  /// The geometry without spikes; parts that cannot be read are left for validation to refuse.
  package static func removed(from geometry: JSON) -> JSON {
    guard case .object(var object) = geometry, let coordinates = object["coordinates"] else {
      return geometry
    }
    object["coordinates"] = removed(coordinates, depth: object["type"] == "MultiPolygon" ? 2 : 1)
    return .object(object)
  }

  private static func removed(_ value: JSON, depth: Int) -> JSON {
    guard case .array(let items) = value else { return value }
    guard depth == 0 else { return .array(items.map { removed($0, depth: depth - 1) }) }
    var ring: [(json: JSON, position: Position)] = []
    for item in items {
      guard case .array(let numbers) = item, numbers.count == 2,
        let x = try? Degrees.units(numbers[0], -180...180),
        let y = try? Degrees.units(numbers[1], -90...90)
      else { return value }
      ring.append((item, Position(x: x, y: y)))
    }
    guard ring.count > 4, ring.first?.position == ring.last?.position else { return value }
    ring.removeLast()
    let kept = opened(ring)
    guard kept.count >= 3, let first = kept.first else { return value }
    return kept.count == ring.count ? value : .array((kept + [first]).map(\.json))
  }

  /// The ring, without its last position, and without the positions that end a spike.
  private static func opened(_ ring: [(json: JSON, position: Position)])
    -> [(json: JSON, position: Position)]
  {
    var kept: [(json: JSON, position: Position)] = []
    for next in ring {
      while kept.count >= 2,
        isSpike(kept[kept.count - 2].position, kept[kept.count - 1].position, next.position)
      {
        kept.removeLast()
        if kept[kept.count - 1].position == next.position { kept.removeLast() }
      }
      kept.append(next)
    }
    // The ends of the list are neighbours too.
    while kept.count > 3 {
      if isSpike(kept[kept.count - 2].position, kept[kept.count - 1].position, kept[0].position) {
        kept.removeLast()
      } else if isSpike(kept[kept.count - 1].position, kept[0].position, kept[1].position) {
        kept.removeFirst()
      } else {
        break
      }
      if kept[0].position == kept[kept.count - 1].position { kept.removeLast() }
    }
    return kept
  }

  /// Whether the line from `before` over `tip` to `after` turns straight back at `tip`.
  private static func isSpike(_ before: Position, _ tip: Position, _ after: Position) -> Bool {
    before != tip && after != tip
      && before.isAhead(along: after, from: tip)
  }
}
