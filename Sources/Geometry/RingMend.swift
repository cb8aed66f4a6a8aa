import JSON

/// What was done to a ring to mend it.
package struct RingMend: Sendable, Equatable {
  /// The place of the ring in the geometry, a JSON pointer.
  package let pointer: String
  /// How many positions were left out.
  package let removed: Int
  /// The ground that changed hands, and that of the ring as it is now, in square metres.
  package let changed: Double
  package let ground: Double

  /// Loops of at most this part of a ring's ground, or of so many square metres, are faults of drawing.
  ///
  /// Larger ones are shapes of their own; boundaries that the ONS generalised to 500 metres have loops of 0.23 %.
  private static let (smallest, fewest) = (0.005, 1000.0)
  /// A ring of less ground than this is a sliver, in square metres.
  private static let sliver = 1.0
  /// A ring of more ground than this is no stray, in square metres.
  private static let tiny = 25_000.0
  /// The most loops taken out of one ring.
  private static let most = 200

  /// A ring on its way: where it stood, what it is now, and whether it is the first of its polygon.
  private struct Part {
    let pointer: String
    let polygon: Int
    let isShell: Bool
    let ring: Ring
    let json: JSON
  }

  /// The geometry without small loops and slivers, and what was done to each ring.
  ///
  /// A ring that crosses or meets itself along a line is cut there, and loses the smaller loop, where that is
  /// small. A tiny ring that crosses a large one, such as an island that lies on a simplified coast, is left out.
  /// All else stays for the judgement to refuse, and so does what is left when the steps of the search, of which a
  /// geometry has as many as its judgement, are used up.
  static func mended(_ geometry: JSON, _ steps: inout Int) -> (geometry: JSON, mends: [RingMend]) {
    guard case .object(var object) = geometry, let coordinates = object["coordinates"],
      let shape = GeometryReader.shape(ofUnjudged: geometry)
    else { return (geometry, []) }
    let isMulti = object["type"] == "MultiPolygon"
    let given = isMulti ? coordinates.array ?? [] : [coordinates]
    var mends: [RingMend] = []
    var parts: [Part] = []
    for (index, (polygon, rings)) in zip(shape.polygons, given).enumerated() {
      let place = isMulti ? "/coordinates/\(index)" : "/coordinates"
      for (number, (ring, json)) in zip(polygon, rings.array ?? []).enumerated() {
        let (kept, mend) = mended(ring, at: "\(place)/\(number)", &steps)
        if let mend { mends.append(mend) }
        if let kept {
          parts.append(
            Part(
              pointer: "\(place)/\(number)", polygon: index, isShell: number == 0, ring: kept,
              json: mend == nil ? json : .array(kept.map { .array($0.degrees) })))
        } else if number == 0 {
          break
        }
      }
    }
    for index in strays(among: parts.map(\.ring), &steps).sorted().reversed() {
      let stray = parts[index]
      let ground = squareMetres(stray.ring)
      mends.append(
        RingMend(
          pointer: stray.pointer, removed: stray.ring.count, changed: ground, ground: ground))
      parts.removeAll {
        $0.pointer == stray.pointer || stray.isShell && $0.polygon == stray.polygon
      }
    }
    let polygons = Dictionary(grouping: parts, by: \.polygon).sorted { $0.key < $1.key }
      .map { JSON.array($0.value.map(\.json)) }
    guard !mends.isEmpty, let first = polygons.first else { return (geometry, []) }
    object["coordinates"] = isMulti ? .array(polygons) : first
    return (.object(object), mends)
  }

  /// The tiny rings that cross a ring of ten thousand times their ground.
  private static func strays(among rings: [Ring], _ steps: inout Int) -> Set<Int> {
    guard rings.count > 1 else { return [] }
    let tree = EdgeTree(Shape(polygons: rings.map { [$0] }))
    let grounds = rings.map(squareMetres)
    var found: Set<Int> = []
    try? tree.forEachPair(&steps) { one, other in
      guard one.ring != other.ring, !found.contains(one.ring), !found.contains(other.ring) else {
        return
      }
      switch Contact(one, other) {
      case .none, .touch: return
      case .crossing, .overlap: break
      }
      let isFirst = grounds[one.ring] < grounds[other.ring]
      let (less, more) = isFirst ? (one.ring, other.ring) : (other.ring, one.ring)
      if grounds[less] <= tiny, grounds[less] * 10_000 <= grounds[more] { found.insert(less) }
    }
    return found
  }

  /// The ring mended, nil if it is a sliver; and what was done, nil if nothing.
  private static func mended(
    _ ring: Ring, at pointer: String, _ steps: inout Int
  ) -> (ring: Ring?, mend: RingMend?) {
    func mend(_ kept: Int, _ changed: Double, _ ground: Double) -> RingMend {
      RingMend(
        pointer: pointer, removed: max(0, ring.count - kept), changed: changed, ground: ground)
    }
    var (mended, changed, isSimple) = (ring, 0.0, false)
    for _ in 0..<most where !isSimple {
      // Without steps left it is not known whether it is simple, and it stays as it is.
      let cut: Cut
      do throws(EdgeTree.Limit) {
        guard let found = try smallestCut(of: mended, &steps) else {
          isSimple = true
          continue
        }
        cut = found
      } catch {
        break
      }
      let isSmall = cut.ground <= max(cut.kept * smallest, fewest) && cut.ground < cut.kept / 2
      guard cut.ring != mended, isSmall || cut.ground == 0 else { break }
      mended = cut.ring
      changed += cut.ground
    }
    let ground = squareMetres(mended)
    // A ring that crosses itself may enclose as much on its left as on its right, and be no sliver.
    guard Set(mended).count >= 3, ground >= sliver || !isSimple else {
      return (nil, mend(0, changed + ground, changed + ground))
    }
    return mended == ring ? (ring, nil) : (mended, mend(mended.count, changed, ground))
  }

  /// A ring cut where it meets itself, the ground that is left of it, and that of the loop that it loses.
  private typealias Cut = (ring: Ring, kept: Double, ground: Double)

  /// The ring cut where it meets itself so that least is lost; nil where it does not.
  private static func smallestCut(
    of ring: Ring, _ steps: inout Int
  ) throws(EdgeTree.Limit) -> Cut? {
    steps += ring.count
    let tree = EdgeTree(Shape(polygons: [[ring]]))
    var meetings: [(one: Int, other: Int, at: Position)] = []
    try tree.forEachPair(&steps) { one, other in
      guard meetings.count < 1000, let place = meeting(one, other, tree) else { return }
      meetings.append((min(one.index, other.index), max(one.index, other.index), place))
    }
    guard !meetings.isEmpty else { return nil }
    steps += ring.count + meetings.count
    let grounds = LoopGrounds(ring)
    let cuts = meetings.map { first, second, place in
      (first, second, place, grounds.cut(at: place, first, second))
    }
    let least = cuts.min { min($0.3.inner, $0.3.outer) < min($1.3.inner, $1.3.outer) }
    return least.map { first, second, place, ground in
      // The larger of the two loops is kept.
      ground.inner < ground.outer
        ? (
          closed(ring[...first] + [place] + ring[(second + 1)...].dropLast()), ground.outer,
          ground.inner
        ) : (closed([place] + ring[(first + 1)...second]), ground.inner, ground.outer)
    }
  }

  /// Where two edges cross each other, or one that they both have; nil where they may lie so.
  private static func meeting(
    _ one: EdgeTree.Edge, _ other: EdgeTree.Edge, _ tree: EdgeTree
  ) -> Position? {
    switch Contact(one, other) {
    case .none: return nil
    case .touch(let place):
      guard !tree.isNext(one, other) else { return nil }
      let corner = Corner(one, at: place, in: tree.rings[0])
      return corner.isCrossed(by: Corner(other, at: place, in: tree.rings[0])) ? place : nil
    case .crossing: return crossing(one, other)
    case .overlap:
      // Where one follows the other, they are cut off before the corner that they have in common.
      let corner =
        tree.isNext(one, other) ? (other.index == one.index + 1 ? one.end : one.start) : nil
      return [one.start, one.end, other.start, other.end].first {
        $0 != corner && one.box.contains($0) && other.box.contains($0)
      }
    }
  }

  private static func crossing(_ one: EdgeTree.Edge, _ other: EdgeTree.Edge) -> Position {
    let (ax, ay) = (Double(one.end.x - one.start.x), Double(one.end.y - one.start.y))
    let (bx, by) = (Double(other.end.x - other.start.x), Double(other.end.y - other.start.y))
    let (cx, cy) = (Double(other.start.x - one.start.x), Double(other.start.y - one.start.y))
    let share = (cx * by - cy * bx) / (ax * by - ay * bx)
    return Position(
      x: one.start.x + Int64((ax * share).rounded()), y: one.start.y + Int64((ay * share).rounded())
    )
  }

  private static func closed(_ positions: some Collection<Position>) -> Ring {
    var ring: Ring = []
    for position in positions where position != ring.last { ring.append(position) }
    while ring.count > 1, ring.first == ring.last { ring.removeLast() }
    return ring + ring.prefix(1)
  }

  /// The ground within a ring, as on a plane that touches the Earth at its mean latitude.
  static func squareMetres(_ ring: Ring) -> Double { LoopGrounds(ring).whole }
}
