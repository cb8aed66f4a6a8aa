import CZlib

/// Writes ZIP archives for tests, deflated or stored, whole or with faults.
struct Archive {
  var files: [(name: String, text: String)]
  var isDeflated = true
  /// What a fault changes before the archive is put together.
  var flags: UInt16 = 0
  var claimedSize: UInt32?
  var claimedCRC: UInt32?
  var comment = ""

  init(_ files: [(name: String, text: String)]) { self.files = files }

  var bytes: [UInt8] {
    var (local, central): ([UInt8], [UInt8]) = ([], [])
    for file in files {
      let plain = Array(file.text.utf8)
      let packed = isDeflated ? Archive.deflated(plain) : plain
      let crc = claimedCRC ?? UInt32(crc32(0, plain, UInt32(plain.count)))
      let head: [UInt8] =
        Archive.two(20) + Archive.two(flags) + Archive.two(isDeflated ? 8 : 0) + Archive.four(0)
        + Archive.four(crc) + Archive.four(UInt32(packed.count))
        + Archive.four(claimedSize ?? UInt32(plain.count))
        + Archive.two(UInt16(file.name.utf8.count)) + Archive.two(0)
      central +=
        Archive.four(0x0201_4b50) + Archive.two(20) + head + Archive.two(0) + Archive.two(0)
        + Archive.two(0) + Archive.four(0) + Archive.four(UInt32(local.count))
        + Array(file.name.utf8)
      local += Archive.four(0x0403_4b50) + head + Array(file.name.utf8) + packed
    }
    return local + central + Archive.four(0x0605_4b50) + Archive.two(0) + Archive.two(0)
      + Archive.two(UInt16(files.count)) + Archive.two(UInt16(files.count))
      + Archive.four(UInt32(central.count)) + Archive.four(UInt32(local.count))
      + Archive.two(UInt16(comment.utf8.count)) + Array(comment.utf8)
  }

  private static func two(_ number: UInt16) -> [UInt8] {
    [UInt8(number & 0xFF), UInt8(number >> 8)]
  }

  private static func four(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    return [UInt8](unsafeUninitializedCapacity: bytes.count + 1024) { buffer, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        deflate(&stream, Z_FINISH)
        count = buffer.count - Int(stream.avail_out)
      }
    }
  }
}
