import Foundation

/// Removes positions of little weight (Visvalingam and Whyatt, The Cartographic Journal 30, 1993).
///
/// The position that forms the smallest triangle with its neighbours is removed first, until all
/// triangles are larger than half the square of the tolerance. The result depends on a position's
/// surroundings alone, not on where a ring begins or its direction, so neighbouring areas mostly
/// keep a common border. A ring that would become invalid is simplified less, or not at all.
struct Simplification {
  /// The simplified shape for a tolerance in metres; always a valid one.
  static func simplify(_ shape: Shape, metres: Double) -> Shape {
    var areas = shape.rings.map { _ in metres * metres / 2 }
    let pointers = areas.indices.map(String.init)
    for round in 0..<8 {
      let simple = make(shape, areas)
      let faults = ShapeRules.faults(of: simple, at: pointers)
      guard !faults.isEmpty else { return simple }
      for ring in faults.flatMap(rings) {
        // A sixteenth of the area is a quarter of the tolerance; after four rounds the ring is kept
        // whole.
        areas[ring] = round < 4 ? areas[ring] / 16 : 0
      }
      if round == 5 { areas = areas.map { _ in 0 } }
    }
    return shape
  }

  /// The rings that a fault refers to.
  private static func rings(_ fault: GeometryFault) -> [Int] {
    fault.pointer.split(separator: "/").prefix(1).compactMap { Int($0) }
  }

  private static func make(_ shape: Shape, _ areas: [Double]) -> Shape {
    var number = -1
    return Shape(
      polygons: shape.polygons.map { rings in
        rings.map { ring in
          number += 1
          return areas[number] > 0 ? Simplification(ring).kept(areas[number]) : ring
        }
      })
  }

  /// The positions without the last; `before` and `after` link those that are kept.
  private let positions: [Position]
  private var before: [Int]
  private var after: [Int]

  private init(_ ring: Ring) {
    var positions: [Position] = []
    for position in ring.dropLast() where position != positions.last { positions.append(position) }
    self.positions = positions
    let count = positions.count
    before = (0..<count).map { ($0 + count - 1) % count }
    after = (0..<count).map { ($0 + 1) % count }
  }

  /// The ring without triangles smaller than `area` square metres; at least three positions.
  private consuming func kept(_ area: Double) -> Ring {
    var heap = Heap(
      positions.indices.map { Weight(area: triangle($0), position: positions[$0], index: $0) })
    var current = positions.indices.map { triangle($0) }
    var isGone = positions.map { _ in false }
    var left = positions.count
    while left > 3, let next = heap.pop(), next.area <= area {
      // Entries of the heap whose weight has changed since are skipped; a newer one exists.
      guard !isGone[next.index], current[next.index] == next.area else { continue }
      isGone[next.index] = true
      left -= 1
      let (one, other) = (before[next.index], after[next.index])
      after[one] = other
      before[other] = one
      for neighbour in [one, other] {
        // Never less than the weight removed, or positions would be removed out of order.
        current[neighbour] = max(triangle(neighbour), next.area)
        heap.push(
          Weight(area: current[neighbour], position: positions[neighbour], index: neighbour))
      }
    }
    let ring = positions.indices.filter { !isGone[$0] }.map { positions[$0] }
    return ring + ring.prefix(1)
  }

  /// The area of the triangle of a position and its neighbours, in square metres.
  private func triangle(_ index: Int) -> Double {
    let (one, here, other) = (
      positions[before[index]], positions[index], positions[after[index]]
    )
    let product =
      Int128(here.x - one.x) * Int128(other.y - one.y)
      - Int128(here.y - one.y) * Int128(other.x - one.x)
    // A degree of latitude is 111,195 metres on a sphere of the Earth's mean radius.
    let metres = 111_195 / Double(Degrees.unit)
    let narrowing = cos(Double(here.y) / Double(Degrees.unit) * .pi / 180)
    return Double(product.magnitude) / 2 * metres * metres * narrowing
  }

  /// A position's weight; ties are broken by its coordinates, so that ring order does not matter.
  private struct Weight {
    let area: Double
    let position: Position
    let index: Int

    func isBelow(_ other: Weight) -> Bool {
      (area, position.x, position.y) < (other.area, other.position.x, other.position.y)
    }
  }

  /// A binary heap with the lightest first.
  private struct Heap {
    private var items: [Weight] = []

    init(_ items: [Weight]) {
      self.items = items
      for index in stride(from: items.count / 2, through: 0, by: -1) { sink(index) }
    }

    mutating func push(_ item: Weight) {
      items.append(item)
      var index = items.count - 1
      while index > 0, items[index].isBelow(items[(index - 1) / 2]) {
        items.swapAt(index, (index - 1) / 2)
        index = (index - 1) / 2
      }
    }

    mutating func pop() -> Weight? {
      guard let first = items.first, let last = items.popLast() else { return nil }
      if !items.isEmpty {
        items[0] = last
        sink(0)
      }
      return first
    }

    private mutating func sink(_ start: Int) {
      var index = start
      while true {
        var least = index
        for child in [index * 2 + 1, index * 2 + 2] where child < items.count {
          if items[child].isBelow(items[least]) { least = child }
        }
        guard least != index else { return }
        items.swapAt(index, least)
        index = least
      }
    }
  }
}
