/// The compact stored form of shapes, for point lookups that parse no document.
///
/// A byte for the form, one for the decimals of all numbers, then unsigned LEB128: the number of
/// polygons, for each the number of rings, for each ring its box (west and south, width and
/// height), the length of its positions in bytes, their number without the last, and the positions
/// as zigzag-encoded differences.
extension Shape {
  private static let form: UInt8 = 1

  /// The stored form.
  package var bytes: [UInt8] {
    var decimals = Degrees.decimals
    let numbers = polygons.joined().joined()
    while decimals > 0, numbers.allSatisfy({ isWhole($0, decimals - 1) }) { decimals -= 1 }
    let scale = Degrees.powers[Degrees.decimals - decimals]
    var bytes: [UInt8] = [Shape.form, UInt8(decimals)]
    bytes.appendVarint(UInt64(polygons.count))
    for rings in polygons {
      bytes.appendVarint(UInt64(rings.count))
      for ring in rings { Shape.append(ring, scale, to: &bytes) }
    }
    return bytes
  }

  private func isWhole(_ position: Position, _ decimals: Int) -> Bool {
    let scale = Degrees.powers[Degrees.decimals - decimals]
    return position.x % scale == 0 && position.y % scale == 0
  }

  private static func append(_ ring: Ring, _ scale: Int64, to bytes: inout [UInt8]) {
    let box = Box(ring) ?? Box(Position(x: 0, y: 0))
    bytes.appendZigzag(box.west / scale)
    bytes.appendZigzag(box.south / scale)
    bytes.appendVarint(UInt64((box.east - box.west) / scale))
    bytes.appendVarint(UInt64((box.north - box.south) / scale))
    var positions: [UInt8] = []
    var last = Position(x: box.west / scale, y: box.south / scale)
    for position in ring.dropLast() {
      let next = Position(x: position.x / scale, y: position.y / scale)
      positions.appendZigzag(next.x - last.x)
      positions.appendZigzag(next.y - last.y)
      last = next
    }
    bytes.appendVarint(UInt64(positions.count))
    bytes.appendVarint(UInt64(max(ring.count - 1, 0)))
    bytes += positions
  }

  /// Decodes a stored form; throws if the bytes are not one.
  package init(stored bytes: UnsafeRawBufferPointer) throws(DamagedShape) {
    var reader = try StoredShape(bytes)
    var polygons: [[Ring]] = []
    for _ in 0..<(try reader.count()) {
      var rings: [Ring] = []
      for _ in 0..<(try reader.count()) { rings.append(try reader.ring().positions()) }
      polygons.append(rings)
    }
    self.init(polygons: polygons)
  }
}

extension [UInt8] {
  fileprivate mutating func appendVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func appendZigzag(_ number: Int64) {
    appendVarint(UInt64(bitPattern: number << 1 ^ number >> 63))
  }
}
