/// Reads a stored shape in place, ring by ring, without building a `Shape`.
package struct StoredShape {
  private let bytes: UnsafeRawBufferPointer
  private let scale: Int64
  private var offset = 2

  init(_ bytes: UnsafeRawBufferPointer) throws(DamagedShape) {
    guard bytes.count >= 3, bytes[0] == 1, bytes[1] <= 9 else { throw DamagedShape() }
    self.bytes = bytes
    scale = Degrees.powers[Degrees.decimals - Int(bytes[1])]
  }

  /// Where `position` is, relative to the shape; rings whose box does not contain it are skipped.
  package static func placement(of position: Position, in bytes: UnsafeRawBufferPointer)
    throws(DamagedShape) -> Shape.Placement
  {
    var reader = try StoredShape(bytes)
    var crossing = RayCrossing(position)
    for _ in 0..<(try reader.count()) {
      for _ in 0..<(try reader.count()) {
        let ring = try reader.ring()
        if ring.box.contains(position) { try ring.pass(&crossing) }
      }
    }
    return crossing.placement
  }

  /// Whether the shape shares a position with `box`.
  package static func meets(_ box: Box, in bytes: UnsafeRawBufferPointer) throws(DamagedShape)
    -> Bool
  {
    var reader = try StoredShape(bytes)
    let corner = Position(x: box.west, y: box.south)
    var crossing = RayCrossing(corner)
    for _ in 0..<(try reader.count()) {
      for _ in 0..<(try reader.count()) {
        let ring = try reader.ring()
        if box.contains(ring.box) { return true }
        if ring.box.meets(box), try ring.crosses(box) { return true }
        if ring.box.contains(corner) { try ring.pass(&crossing) }
      }
    }
    // No ring passes through the box, so it is completely inside the shape or completely outside.
    return crossing.placement != .outside
  }

  /// One ring: its box, and the bytes of its positions.
  struct StoredRing {
    let box: Box
    fileprivate let start: Position
    fileprivate let count: Int
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let scale: Int64

    /// Counts every edge of the ring in `crossing`.
    fileprivate func pass(_ crossing: inout RayCrossing) throws(DamagedShape) {
      try forEachEdge { crossing.pass($0, $1) }
    }

    /// Whether an edge passes through `box` or touches it.
    fileprivate func crosses(_ box: Box) throws(DamagedShape) -> Bool {
      var isCrossed = false
      try forEachEdge { start, end in
        if !isCrossed { isCrossed = box.isCrossed(from: start, to: end) }
      }
      return isCrossed
    }

    @inline(__always)
    private func forEachEdge(_ body: (Position, Position) -> Void) throws(DamagedShape) {
      var first: Position?
      var last: Position?
      try forEach { position in
        if let last { body(last, position) } else { first = position }
        last = position
      }
      if let first, let last { body(last, first) }
    }

    /// The positions; the last equals the first.
    func positions() throws(DamagedShape) -> Ring {
      var positions: Ring = []
      positions.reserveCapacity(count + 1)
      try forEach { positions.append($0) }
      if let first = positions.first { positions.append(first) }
      return positions
    }

    @inline(__always)
    private func forEach(_ body: (Position) -> Void) throws(DamagedShape) {
      var reader = Varints(bytes: bytes)
      var (x, y) = (start.x, start.y)
      for _ in 0..<count {
        x &+= try reader.zigzag()
        y &+= try reader.zigzag()
        body(Position(x: x &* scale, y: y &* scale))
      }
    }
  }

  /// Reads the number of polygons or rings that follow.
  mutating func count() throws(DamagedShape) -> Int {
    let count = try read { reader throws(DamagedShape) in try reader.varint() }
    guard count <= bytes.count else { throw DamagedShape() }
    return Int(count)
  }

  /// Reads the next ring.
  mutating func ring() throws(DamagedShape) -> StoredRing {
    let head = try read { reader throws(DamagedShape) in
      (
        x: try reader.zigzag(), y: try reader.zigzag(), width: try reader.varint(),
        height: try reader.varint(), size: try reader.varint(), count: try reader.varint()
      )
    }
    // Nothing is outside the world, and such a number would overflow below.
    let most = 400 * Degrees.unit / scale
    guard abs(head.x) < most, abs(head.y) < most, head.width < most, head.height < most,
      head.size <= bytes.count - offset, head.count <= head.size
    else { throw DamagedShape() }
    let end = offset + Int(head.size)
    defer { offset = end }
    let box = Box(
      west: head.x * scale, south: head.y * scale, east: (head.x + Int64(head.width)) * scale,
      north: (head.y + Int64(head.height)) * scale)
    return StoredRing(
      box: box, start: Position(x: head.x, y: head.y), count: Int(head.count),
      bytes: UnsafeRawBufferPointer(rebasing: bytes[offset..<end]), scale: scale)
  }

  private mutating func read<Output>(
    _ body: (inout Varints) throws(DamagedShape) -> Output
  ) throws(DamagedShape) -> Output {
    var reader = Varints(bytes: bytes, offset: offset)
    let result = try body(&reader)
    offset = reader.offset
    return result
  }
}
