/// The rules across the rings of a shape, checked exactly.
///
/// A ring may touch itself and others at single positions, and repeat a position. It may not cross
/// itself or another, nor run along itself (a spike) or another. A hole is inside its polygon's
/// first ring and outside the other holes; polygons do not overlap.
struct ShapeRules {
  /// The pointer of each ring.
  private let pointers: [String]
  /// For each ring the indexes of its polygon and of that polygon's first ring.
  private var owners: [(polygon: Int, shell: Int)] = []
  private let tree: EdgeTree
  private var steps = 0
  private var faults: [GeometryFault] = []
  private var told: Set<[Int]> = []
  /// How often each sort of fault was found again in a ring, by the place of the first among `faults`.
  private var counts: [Int: Int] = [:]
  private var firsts: [Sort: Int] = [:]

  /// A sort of fault in one ring.
  private struct Sort: Hashable {
    let ring: Int
    let code: String
  }

  /// The most faults reported for one shape.
  private static let mostFaults = 100
  /// The most contacts examined; a real shape has a few for each ring.
  private static let mostContacts = 100_000

  private init(_ shape: Shape, _ pointers: [String]) {
    self.pointers = pointers
    tree = EdgeTree(shape)
    var number = 0
    for (polygon, rings) in shape.polygons.enumerated() {
      owners += rings.map { _ in (polygon, number) }
      number += rings.count
    }
  }

  /// The faults of `shape`, whose rings are closed and have at least four positions.
  static func faults(of shape: Shape, at pointers: [String]) -> [GeometryFault] {
    var rules = ShapeRules(shape, pointers)
    do {
      try rules.judgeContacts()
      if rules.faults.isEmpty { try rules.judgePlaces() }
    } catch {
      rules.faults.append(
        GeometryFault(
          pointers.first ?? "", "too_complex",
          "The edges lie across each other in too many ways to be judged; split or simplify the shape."
        ))
    }
    return rules.faults.enumerated().map { index, fault in
      fault.told(of: rules.counts[index, default: 0] + 1)
    }
  }

  private mutating func judgeContacts() throws(EdgeTree.Limit) {
    var found: [(EdgeTree.Edge, EdgeTree.Edge, Contact)] = []
    try tree.forEachPair(&steps) { [tree] one, other in
      switch Contact(one, other) {
      case .none: break
      // Every edge touches the next one.
      case .touch where tree.isNext(one, other): break
      case let contact:
        if found.count < ShapeRules.mostContacts { found.append((one, other, contact)) }
      }
    }
    guard found.count < ShapeRules.mostContacts else { throw EdgeTree.Limit() }
    for (one, other, contact) in found where faults.count < ShapeRules.mostFaults {
      switch contact {
      case .none: break
      case .crossing: tell(one, other, "ring_crosses", "cross")
      case .overlap:
        if tree.isNext(one, other) {
          tell(one, other, "spike", "form a spike, where the way goes straight back")
        } else {
          tell(one, other, "ring_overlaps", "run along each other")
        }
      case .touch(let position):
        let corner = Corner(one, at: position, in: tree.rings[one.ring])
        let second = Corner(other, at: position, in: tree.rings[other.ring])
        if corner.isCrossed(by: second) { tell(one, other, "ring_crosses", "cross") }
      }
    }
  }

  private mutating func tell(
    _ one: EdgeTree.Edge, _ other: EdgeTree.Edge, _ code: String, _ what: String
  ) {
    // Two edges that meet at a corner are found up to four times.
    guard told.insert([one.ring, one.index, other.ring]).inserted else { return }
    if let first = firsts[Sort(ring: one.ring, code: code)] {
      counts[first, default: 0] += 1
      return
    }
    firsts[Sort(ring: one.ring, code: code)] = faults.count
    faults.append(
      GeometryFault(
        "\(pointers[one.ring])/\(one.index)", code,
        "The edges from \(one.start) to \(one.end) and from \(other.start) to \(other.end) \(what); mend the ring."
      ))
  }

  /// Checks which rings surround each ring; rings that cross have been reported before.
  private mutating func judgePlaces() throws(EdgeTree.Limit) {
    guard tree.rings.count > 1 else { return }
    for ring in tree.rings.indices {
      let around = try rings(around: ring)
      let (polygon, shell) = owners[ring]
      if ring != shell {
        if !around.contains(shell) {
          tell(ring, "hole_outside", "The hole does not lie inside the polygon's first ring.")
        }
        if around.contains(where: { owners[$0].polygon == polygon && $0 != shell }) {
          tell(ring, "holes_overlap", "The hole lies inside another hole; leave it out.")
        }
        continue
      }
      let shells = around.filter { owners[$0].shell == $0 }
      let isOverlapping = shells.contains { shell in
        !around.contains { owners[$0].shell == shell && $0 != shell }
      }
      if isOverlapping {
        tell(
          ring, "polygons_overlap", "The polygon lies inside another one; leave one of them out.")
      }
    }
  }

  private mutating func tell(_ ring: Int, _ code: String, _ detail: String) {
    guard faults.count < ShapeRules.mostFaults else { return }
    faults.append(GeometryFault(pointers[ring], code, detail))
  }

  /// The rings that surround `ring`.
  private mutating func rings(around ring: Int) throws(EdgeTree.Limit) -> Set<Int> {
    var around: Set<Int> = []
    var settled: Set<Int> = [ring]
    // A position may be on another ring, which it touches; then the next position decides.
    for position in candidates(tree.rings[ring]) {
      var crossings: [Int: RayCrossing] = [:]
      try tree.forEachEdge(eastOf: position.floor, &steps) { edge in
        guard !settled.contains(edge.ring) else { return }
        crossings[edge.ring, default: RayCrossing(position.doubled)]
          .pass(edge.start.twice, edge.end.twice)
      }
      let undecided = crossings.filter { $0.value.isOnBorder }.map(\.key)
      for (other, crossing) in crossings where !crossing.isOnBorder {
        if crossing.placement == .inside { around.insert(other) }
      }
      guard !undecided.isEmpty else { return around }
      // All rings but the undecided ones are settled; those that the ray does not meet are
      // elsewhere.
      settled = Set(tree.rings.indices).subtracting(undecided)
    }
    return around
  }

  /// Positions of a ring in half units: its corners, then the midpoints of its edges.
  private func candidates(_ ring: Ring) -> [(floor: Position, doubled: Position)] {
    let corners = ring.dropLast().map { (floor: $0, doubled: $0.twice) }
    let middles = zip(ring, ring.dropFirst()).map { start, end in
      let doubled = Position(x: start.x + end.x, y: start.y + end.y)
      return (floor: Position(x: doubled.x >> 1, y: doubled.y >> 1), doubled: doubled)
    }
    return corners + middles
  }
}

extension Position {
  fileprivate var twice: Position { Position(x: x * 2, y: y * 2) }
}
