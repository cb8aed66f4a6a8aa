/// How two shapes are related, judged by their borders alone.
///
/// Both borders are cut where they meet. A piece inside the other shape has that shape on both
/// sides, a piece outside has it on neither, and for a common piece the sides decide. Crossings are
/// found exactly; their place along an edge is rounded to 2^-16 of 10^-9 degree, and pieces shorter
/// than 10^-9 degree are ignored.
package struct ShapeRelation: Sendable, Equatable {
  /// They share at least one position.
  package private(set) var intersects = false
  /// Their interiors have common ground.
  package private(set) var sharesInside = false
  /// Part of the first is outside the second.
  package private(set) var leavesFirst = false
  /// Part of the second is outside the first.
  package private(set) var leavesSecond = false

  /// The first is completely within the second.
  package var isWithin: Bool { !leavesFirst }
  /// The first covers the second completely.
  package var isCovering: Bool { !leavesSecond }
  /// They share some ground, and each has ground that the other has not.
  package var isOverlapping: Bool { sharesInside && leavesFirst && leavesSecond }

  /// The relation of `first` to `second`; throws if they meet in too many places.
  package init(_ first: Shape, _ second: Shape) throws(TooComplex) {
    guard let one = first.box, let other = second.box, one.meets(other) else {
      (leavesFirst, leavesSecond) = (true, true)
      return
    }
    let (left, right) = (EdgeTree(first.oriented), EdgeTree(second.oriented))
    var (cuts, steps) = (Cuts(), 0)
    do {
      try left.forEachPair(with: right, &steps) { one, other in cuts.add(one, other) }
      intersects = !cuts.first.isEmpty
      try walk(left, cuts.first, in: right, &steps) { relation, side in
        relation.note(side, \.leavesFirst, \.leavesSecond)
      }
      try walk(right, cuts.second, in: left, &steps) { relation, side in
        relation.note(side, \.leavesSecond, \.leavesFirst)
      }
    } catch {
      throw TooComplex()
    }
    intersects = intersects || sharesInside
  }

  /// Thrown when two shapes meet in too many places.
  package struct TooComplex: Error {}

  /// Where a piece of one border is, relative to the other shape.
  private enum Side { case inside, outside, along, against }

  /// Records one piece of border: sets `own` if its shape leaves the other, `other` in reverse.
  private mutating func note(
    _ side: Side, _ own: WritableKeyPath<ShapeRelation, Bool>,
    _ other: WritableKeyPath<ShapeRelation, Bool>
  ) {
    switch side {
    case .inside:
      sharesInside = true
      self[keyPath: other] = true
    case .outside: self[keyPath: own] = true
    case .along: sharesInside = true
    case .against:
      self[keyPath: own] = true
      self[keyPath: other] = true
    }
  }

  /// A place where an edge is cut, or a stretch that it shares with an edge of the other shape.
  private struct Cut {
    let from: Double
    let to: Double
    let isAgainst: Bool
  }

  /// Identifies an edge of one of the shapes.
  private struct Key: Hashable {
    let ring: Int
    let index: Int
  }

  /// The cuts of the edges of both shapes.
  private struct Cuts {
    var first: [Key: [Cut]] = [:]
    var second: [Key: [Cut]] = [:]

    mutating func add(_ one: EdgeTree.Edge, _ other: EdgeTree.Edge) {
      switch Contact(one, other) {
      case .none: return
      case .touch(let position): cut(one, other, position, position, isAgainst: false)
      case .crossing:
        let place = crossing(one, other)
        add(one, &first, place.0, place.0, false)
        add(other, &second, place.1, place.1, false)
      case .overlap:
        // The two inner ones of the four ends bound the common stretch.
        let ends = [one.start, one.end, other.start, other.end]
          .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let isAgainst =
          one.start.x == one.end.x
          ? (one.end.y > one.start.y) != (other.end.y > other.start.y)
          : (one.end.x > one.start.x) != (other.end.x > other.start.x)
        cut(one, other, ends[1], ends[2], isAgainst: isAgainst)
      }
    }

    private mutating func cut(
      _ one: EdgeTree.Edge, _ other: EdgeTree.Edge, _ start: Position, _ end: Position,
      isAgainst: Bool
    ) {
      add(one, &first, one.part(at: start), one.part(at: end), isAgainst)
      add(other, &second, other.part(at: start), other.part(at: end), isAgainst)
    }

    private func add(
      _ edge: EdgeTree.Edge, _ cuts: inout [Key: [Cut]], _ one: Double, _ other: Double,
      _ isAgainst: Bool
    ) {
      cuts[Key(ring: edge.ring, index: edge.index), default: []].append(
        Cut(from: min(one, other), to: max(one, other), isAgainst: isAgainst))
    }

    /// How far along each of two edges their crossing is, from 0 to 1.
    private func crossing(_ one: EdgeTree.Edge, _ other: EdgeTree.Edge) -> (Double, Double) {
      let (ux, uy) = (Double(one.end.x - one.start.x), Double(one.end.y - one.start.y))
      let (vx, vy) = (Double(other.end.x - other.start.x), Double(other.end.y - other.start.y))
      let (wx, wy) = (Double(other.start.x - one.start.x), Double(other.start.y - one.start.y))
      let product = ux * vy - uy * vx
      return ((wx * vy - wy * vx) / product, (wx * uy - wy * ux) / product)
    }
  }

  /// Records for every piece of border where it is, relative to the shape of `other`.
  ///
  /// Between two cuts this does not change, so one point decides for all edges of a piece.
  private mutating func walk(
    _ tree: EdgeTree, _ cuts: [Key: [Cut]], in other: EdgeTree, _ steps: inout Int,
    _ note: (inout ShapeRelation, Side) -> Void
  ) throws(EdgeTree.Limit) {
    var ring = -1
    var isKnown = false
    for edge in tree.edges {
      if edge.ring != ring { (ring, isKnown) = (edge.ring, false) }
      let own = cuts[Key(ring: edge.ring, index: edge.index)] ?? []
      let places = ([0, 1] + own.flatMap { [$0.from, $0.to] }).sorted()
      for (start, end) in zip(places, places.dropFirst()) where start < end {
        if own.contains(where: { $0.from == start || $0.to == start }) { isKnown = false }
        if let stretch = own.first(where: { $0.from <= start && end <= $0.to }) {
          note(&self, stretch.isAgainst ? .against : .along)
          isKnown = false
        } else if !isKnown, edge.length * (end - start) >= 2 {
          switch try placement(edge.point(at: (start + end) / 2), in: other, &steps) {
          case .inside: note(&self, .inside)
          case .outside: note(&self, .outside)
          case .border: continue
          }
          isKnown = true
        }
        if own.contains(where: { $0.from == end || $0.to == end }) { isKnown = false }
      }
    }
  }

  /// Where a point in units of 2^-16 is, relative to the shape.
  private func placement(_ point: Position, in tree: EdgeTree, _ steps: inout Int)
    throws(EdgeTree.Limit) -> Shape.Placement
  {
    var crossing = RayCrossing(point)
    try tree.forEachEdge(eastOf: Position(x: point.x >> 16, y: point.y >> 16), &steps) { edge in
      crossing.pass(edge.start.fine, edge.end.fine)
    }
    return crossing.placement
  }
}

extension EdgeTree.Edge {
  /// How far along the edge a position on it is, from 0 to 1.
  fileprivate func part(at position: Position) -> Double {
    let (width, height) = (end.x - start.x, end.y - start.y)
    return abs(width) >= abs(height)
      ? Double(position.x - start.x) / Double(width) : Double(position.y - start.y) / Double(height)
  }

  /// The point at `part` of the edge's length, in units of 2^-16.
  fileprivate func point(at part: Double) -> Position {
    Position(
      x: start.fine.x + Int64(Double(end.x - start.x) * part * 65_536),
      y: start.fine.y + Int64(Double(end.y - start.y) * part * 65_536))
  }

  /// The larger of its width and height.
  fileprivate var length: Double { Double(max(abs(end.x - start.x), abs(end.y - start.y))) }
}

extension Position {
  /// The position in units of 2^-16 of 10^-9 degree.
  fileprivate var fine: Position { Position(x: x << 16, y: y << 16) }
}

extension Shape {
  /// The shape with its interior on the left of every ring.
  fileprivate var oriented: Shape {
    Shape(
      polygons: polygons.map { rings in
        rings.enumerated().map { index, ring in
          var area: Int128 = 0
          for (start, end) in zip(ring, ring.dropFirst()) {
            area += Int128(start.x) * Int128(end.y) - Int128(end.x) * Int128(start.y)
          }
          return (area > 0) == (index == 0) ? ring : ring.reversed()
        }
      })
  }
}
