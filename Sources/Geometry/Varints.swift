/// Reads LEB128 numbers: seven bits a byte, the lowest first.
struct Varints {
  let bytes: UnsafeRawBufferPointer
  var offset = 0

  @inline(__always)
  mutating func varint() throws(DamagedShape) -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw DamagedShape()
  }

  /// Reads a zigzag-encoded number, whose sign is in the lowest bit.
  @inline(__always)
  mutating func zigzag() throws(DamagedShape) -> Int64 {
    let number = try varint()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }
}
