/// The fields of a response, kept as the bytes that will be written.
///
/// They are checked here and nowhere else: a field whose name is not a token is left out. Control
/// characters in a value become spaces, as RFC 9110 section 5.5 allows, so no value can inject a
/// field or a second response. Fields that frame the message or end the connection are left out
/// too: the encoder writes those.
package struct ResponseHeaders: Sendable {
  private(set) var bytes: [UInt8] = []

  /// No fields.
  package init() {}

  /// The given fields, in this order.
  package init(_ pairs: [(String, String)]) {
    for (name, value) in pairs { append(name, value) }
  }

  /// Reserves space for `more` bytes, before several fields are appended.
  package mutating func reserve(_ more: Int) { bytes.reserveCapacity(bytes.count + more) }

  /// Adds a field after the others.
  package mutating func append(_ name: String, _ value: String) {
    guard !Self.isEncoders(name) else { return }
    var (name, value) = (name, value)
    name.withUTF8 { name in
      guard ASCII.isToken(name) else { return }
      value.withUTF8 { value in append(name, value) }
    }
  }

  private mutating func append(
    _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>
  ) {
    bytes.append(contentsOf: name)
    bytes.append(ASCII.colon)
    bytes.append(ASCII.space)
    let start = bytes.count
    bytes.append(contentsOf: value)
    if !value.allSatisfy(ASCII.isFieldByte) {
      for index in start..<bytes.count where !ASCII.isFieldByte(bytes[index]) {
        bytes[index] = ASCII.space
      }
    }
    bytes.append(ASCII.carriageReturn)
    bytes.append(ASCII.lineFeed)
  }

  /// Adds all fields of `others` after these.
  package mutating func append(_ others: ResponseHeaders) { bytes += others.bytes }

  /// Replaces every field called `name` by one at the end.
  package mutating func set(_ name: String, _ value: String) {
    remove(name)
    append(name, value)
  }

  /// Removes every field called `name`.
  package mutating func remove(_ name: String) {
    for line in lines.reversed() where ASCII.equal(bytes, line.name, name) {
      bytes.removeSubrange(line.whole)
    }
  }

  /// The value of the first field called `name`.
  package func first(_ name: String) -> String? {
    for line in lines where ASCII.equal(bytes, line.name, name) {
      return ASCII.text(bytes[line.value])
    }
    return nil
  }

  /// All fields, in order.
  package var all: [(name: String, value: String)] {
    lines.map { (name: ASCII.text(bytes[$0.name]), value: ASCII.text(bytes[$0.value])) }
  }

  private typealias Line = (whole: Range<Int>, name: Range<Int>, value: Range<Int>)

  // No name contains a colon and no value a line feed, so the bytes can be split unambiguously.
  private var lines: [Line] {
    var found: [Line] = []
    var start = 0
    while let end = bytes[start...].firstIndex(of: ASCII.lineFeed) {
      let colon = bytes[start...].firstIndex(of: ASCII.colon) ?? end
      found.append((start..<end + 1, start..<colon, min(colon + 2, end - 1)..<end - 1))
      start = end + 1
    }
    return found
  }

  private static func isEncoders(_ name: String) -> Bool {
    switch name.utf8.count {
    case 4: ASCII.equal(name, "date")
    case 7: ASCII.equal(name, "upgrade") || ASCII.equal(name, "trailer")
    case 10: ASCII.equal(name, "connection") || ASCII.equal(name, "keep-alive")
    case 14: ASCII.equal(name, "content-length")
    case 17: ASCII.equal(name, "transfer-encoding")
    default: false
    }
  }
}
