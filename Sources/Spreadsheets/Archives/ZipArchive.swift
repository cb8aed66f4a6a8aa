/// A ZIP archive in memory, as far as workbooks use the format (PKWARE APPNOTE 6.3.10).
///
/// Stored and deflated entries alone: no encryption, no second disk, no sizes of 64 bits.
struct ZipArchive {
  struct Entry {
    let isDeflated: Bool
    let crc: UInt32
    let packedSize: Int
    let size: Int
    /// Where its local header begins.
    let offset: Int
  }

  private static let mostEntries = 10_000
  private let bytes: [UInt8]
  private(set) var entries: [String: Entry] = [:]

  init(_ bytes: [UInt8]) throws(SpreadsheetError) {
    self.bytes = bytes
    let end = try ZipArchive.end(of: bytes)
    let count = number(end + 10, 2)
    guard number(end + 4, 2) == 0, count == number(end + 8, 2), count <= ZipArchive.mostEntries
    else { throw ZipArchive.damaged }
    var place = number(end + 16, 4)
    for _ in 0..<count { place = try readEntry(at: place, before: end) }
  }

  /// The bytes of an entry as they lie in the archive.
  func packed(_ entry: Entry) throws(SpreadsheetError) -> ArraySlice<UInt8> {
    guard entry.offset + 30 <= bytes.count, number(entry.offset, 4) == 0x0403_4b50 else {
      throw ZipArchive.damaged
    }
    let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
    guard start + entry.packedSize <= bytes.count else { throw ZipArchive.damaged }
    return bytes[start..<start + entry.packedSize]
  }

  /// Reads one header of the central directory; where the next begins.
  private mutating func readEntry(at place: Int, before end: Int) throws(SpreadsheetError) -> Int {
    guard place + 46 <= end, number(place, 4) == 0x0201_4b50 else { throw ZipArchive.damaged }
    let (nameSize, extra) = (number(place + 28, 2), number(place + 30, 2) + number(place + 32, 2))
    let next = place + 46 + nameSize + extra
    guard next <= end else { throw ZipArchive.damaged }
    guard number(place + 8, 2) & 1 == 0 else {
      throw SpreadsheetError("The workbook is protected by a password; save it without one.")
    }
    let method = number(place + 10, 2)
    guard method == 0 || method == 8 else {
      throw SpreadsheetError(
        "The workbook is packed in a way that spreadsheets do not use; save it anew.")
    }
    let entry = Entry(
      isDeflated: method == 8, crc: UInt32(number(place + 16, 4)),
      packedSize: number(place + 20, 4), size: number(place + 24, 4),
      offset: number(place + 42, 4))
    guard entry.size != 0xFFFF_FFFF, entry.packedSize != 0xFFFF_FFFF, entry.offset != 0xFFFF_FFFF
    else { throw SpreadsheetError("The workbook is larger than 4 GiB; save it as CSV.") }
    let name = String(decoding: bytes[place + 46..<place + 46 + nameSize], as: UTF8.self)
    guard entries.updateValue(entry, forKey: name) == nil else { throw ZipArchive.damaged }
    return next
  }

  /// Where the record begins that ends every archive: it lies before a comment of up to 65,535 bytes.
  private static func end(of bytes: [UInt8]) throws(SpreadsheetError) -> Int {
    var place = bytes.count - 22
    let first = max(0, place - 65_535)
    while place >= first {
      if bytes[place] == 0x50, bytes[place + 1] == 0x4b, bytes[place + 2] == 5,
        bytes[place + 3] == 6,
        place + 22 + Int(bytes[place + 20]) + Int(bytes[place + 21]) << 8 == bytes.count
      {
        return place
      }
      place -= 1
    }
    throw SpreadsheetError(
      "This is no workbook: it is not packed as .xlsx and .ods files are, or its end is missing.")
  }

  /// The little-endian number of `size` bytes at `place`, which must lie in the archive.
  private func number(_ place: Int, _ size: Int) -> Int {
    bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  static let damaged = SpreadsheetError("The workbook is damaged; save it anew.")
}
