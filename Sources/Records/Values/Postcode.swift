/// A postcode of the United Kingdom in its official spelling, `SW1A 1AA`.
///
/// The form is that of the Royal Mail's Programmers' Guide: an area of one or two letters, a district of a
/// digit and perhaps a digit or letter, a space, a sector's digit, two letters without C, I, K, M, O and V.
package struct Postcode: Sendable, Hashable, CustomStringConvertible {
  /// The part before the space: area and district.
  package let outward: String
  /// The part after it: sector and unit.
  package let inward: String

  /// Reads any spelling, with or without spaces, in capitals or not; nil for anything else.
  package init?(_ text: String) {
    guard let bytes = Postcode.compact(text), bytes.count >= 5 else { return nil }
    let (outward, inward) = (bytes.dropLast(3), bytes.suffix(3))
    guard Postcode.isOutward(outward), Postcode.isDigit(inward[inward.startIndex]),
      inward.dropFirst().allSatisfy({ Postcode.isCapital($0) && !"CIKMOV".utf8.contains($0) })
    else { return nil }
    self.outward = String(decoding: outward, as: UTF8.self)
    self.inward = String(decoding: inward, as: UTF8.self)
  }

  package var description: String { "\(outward) \(inward)" }

  /// The postcode without its space.
  package var code: String { outward + inward }

  /// The beginning that the postcodes of a district, `SE1`, or of a sector, `SE1 7`, have in common, in
  /// their official spelling: `SE1 ` or `SE1 7`; nil if `text` is neither.
  ///
  /// A whole district comes first: `SE11` is the district SE11 and not the sector SE1 1, which is written
  /// with its space.
  package static func beginning(_ text: String) -> String? {
    guard let bytes = compact(text) else { return nil }
    let hasSpace = text.utf8.contains(UInt8(ascii: " "))
    if isOutward(bytes[...]), !hasSpace { return "\(String(decoding: bytes, as: UTF8.self)) " }
    guard let sector = bytes.last, isDigit(sector), isOutward(bytes.dropLast()) else {
      return isOutward(bytes[...]) ? "\(String(decoding: bytes, as: UTF8.self)) " : nil
    }
    let outward = String(decoding: bytes.dropLast(), as: UTF8.self)
    return "\(outward) \(Character(Unicode.Scalar(sector)))"
  }

  /// The text in capitals without spaces; nil if it is longer than a postcode or has other characters.
  private static func compact(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= 20 else { return nil }
    let bytes = text.utf8.filter { $0 != 0x20 }.map { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 }
    guard (2...7).contains(bytes.count), bytes.allSatisfy({ isDigit($0) || isCapital($0) }) else {
      return nil
    }
    return bytes
  }

  /// A9, A99, A9A, AA9, AA99 or AA9A; GIR for the one that follows no rule, GIR 0AA.
  private static func isOutward(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.elementsEqual("GIR".utf8) { return true }
    let area = bytes.prefix(while: isCapital)
    let district = bytes.dropFirst(area.count)
    guard (1...2).contains(area.count), (1...2).contains(district.count),
      let first = district.first, isDigit(first)
    else { return false }
    return district.dropFirst().allSatisfy { isDigit($0) || isCapital($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
}
