/// The edges of a shape in ring order, with a tree of bounding boxes over runs of them.
///
/// Consecutive edges are close to each other, so the tree needs no sorting, and crossings are found
/// in about n log n steps. A shape made to defeat it ends with `Limit`.
struct EdgeTree {
  struct Edge {
    let start: Position
    let end: Position
    /// The index of its ring among all rings.
    let ring: Int
    /// The index of its start in the ring.
    let index: Int

    var box: Box {
      Box(
        west: min(start.x, end.x), south: min(start.y, end.y), east: max(start.x, end.x),
        north: max(start.y, end.y))
    }
  }

  /// Thrown after too many steps: the edges' boxes overlap in too many places.
  struct Limit: Error {}

  /// Steps before the work is given up; real boundaries of 200,000 positions need a tenth of it.
  static let mostSteps = 30_000_000

  /// All edges except those without length.
  let edges: [Edge]
  let rings: [Ring]
  /// Boxes of runs of edges, then of pairs of those boxes, and so on up to one box.
  private let levels: [[Box]]

  private static let run = 8

  init(_ shape: Shape) {
    rings = shape.rings
    var edges: [Edge] = []
    for (number, ring) in rings.enumerated() {
      for index in ring.indices.dropLast() where ring[index] != ring[index + 1] {
        edges.append(Edge(start: ring[index], end: ring[index + 1], ring: number, index: index))
      }
    }
    self.edges = edges
    var levels = [
      stride(from: 0, to: edges.count, by: EdgeTree.run).map { start in
        EdgeTree.around(edges[start..<min(start + EdgeTree.run, edges.count)].map(\.box))
      }
    ]
    while let last = levels.last, last.count > 1 {
      levels.append(
        stride(from: 0, to: last.count, by: 2).map { start in
          EdgeTree.around(last[start..<min(start + 2, last.count)])
        })
    }
    self.levels = levels
  }

  /// Whether one edge follows the other in their ring, apart from repeated positions.
  func isNext(_ one: Edge, _ other: Edge) -> Bool {
    one.ring == other.ring && (follows(one, other) || follows(other, one))
  }

  private func follows(_ first: Edge, _ second: Edge) -> Bool {
    let ring = rings[first.ring]
    let count = ring.count - 1
    var index = first.index + 1
    while index % count != second.index, ring[index % count] == ring[(index + 1) % count] {
      index += 1
    }
    return index % count == second.index
  }

  private static func around(_ boxes: some Collection<Box>) -> Box {
    var all = boxes.first ?? Box(Position(x: 0, y: 0))
    for box in boxes.dropFirst() { all.include(box) }
    return all
  }

  /// Calls `body` with every two edges whose boxes meet, the earlier one first.
  func forEachPair(_ steps: inout Int, _ body: (Edge, Edge) -> Void) throws(Limit) {
    guard !edges.isEmpty else { return }
    try pairs((levels.count - 1, 0), (levels.count - 1, 0), of: self, isSelf: true, &steps, body)
  }

  /// Calls `body` with every edge of this tree and every one of `other` whose boxes meet.
  func forEachPair(
    with other: EdgeTree, _ steps: inout Int, _ body: (Edge, Edge) -> Void
  ) throws(Limit) {
    guard !edges.isEmpty, !other.edges.isEmpty else { return }
    try pairs(
      (levels.count - 1, 0), (other.levels.count - 1, 0), of: other, isSelf: false, &steps, body)
  }

  private typealias Node = (level: Int, index: Int)

  private func pairs(
    _ left: Node, _ right: Node, of other: EdgeTree, isSelf: Bool, _ steps: inout Int,
    _ body: (Edge, Edge) -> Void
  ) throws(Limit) {
    steps += 1
    guard steps < EdgeTree.mostSteps else { throw Limit() }
    let isSame = isSelf && left == right
    guard isSame || box(left).meets(other.box(right)) else { return }
    guard left.level > 0 || right.level > 0 else {
      for one in run(left) {
        let box = edges[one].box
        let others = other.run(right)
        steps += others.count
        for two in others where (!isSame || two > one) && box.meets(other.edges[two].box) {
          body(edges[one], other.edges[two])
        }
      }
      return
    }
    // Two trees may differ in height; the higher one is descended first.
    let lefts = left.level >= right.level ? children(left) : [left]
    let rights = right.level >= left.level ? other.children(right) : [right]
    for one in lefts {
      for two in rights where !isSame || one.index <= two.index {
        try pairs(one, two, of: other, isSelf: isSelf, &steps, body)
      }
    }
  }

  private func box(_ node: Node) -> Box { levels[node.level][node.index] }

  /// The edges under a node of the lowest level.
  private func run(_ node: Node) -> Range<Int> {
    node.index * EdgeTree.run..<min((node.index + 1) * EdgeTree.run, edges.count)
  }

  private func children(_ node: Node) -> [Node] {
    let first = (level: node.level - 1, index: node.index * 2)
    return first.index + 1 < levels[first.level].count
      ? [first, (first.level, first.index + 1)] : [first]
  }

  /// Calls `body` with every edge that `position` is on or that an eastward ray from it may cross.
  func forEachEdge(
    eastOf position: Position, _ steps: inout Int, _ body: (Edge) -> Void
  ) throws(Limit) {
    guard !edges.isEmpty else { return }
    var open: [Node] = [(levels.count - 1, 0)]
    while let node = open.popLast() {
      steps += 1
      guard steps < EdgeTree.mostSteps else { throw Limit() }
      let box = box(node)
      guard box.south <= position.y, position.y <= box.north, position.x <= box.east else {
        continue
      }
      guard node.level == 0 else {
        open += children(node)
        continue
      }
      for index in run(node) { body(edges[index]) }
      steps += EdgeTree.run
    }
  }
}
