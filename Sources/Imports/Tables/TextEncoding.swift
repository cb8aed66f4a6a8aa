/// An encoding of the texts of a table; UTF-16 shows by its mark, and the others need to be said.
enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"

  /// The characters of windows-1252 at 0x80 to 0x9F, 0 for the five that it has not (WHATWG Encoding, index
  /// windows-1252; those five stand for control characters there, which no table has).
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The UTF-8 of a text in windows-1252; nil if it has one of the five bytes that stand for nothing.
  static func utf8(ofWindows1252 bytes: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let code: UInt16
      switch byte {
      case 0..<0x80:
        output.append(byte)
        continue
      case 0x80..<0xA0: code = upper[Int(byte) - 0x80]
      default: code = UInt16(byte)
      }
      guard code != 0, let scalar = Unicode.Scalar(code) else { return nil }
      output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
    return output
  }
}
