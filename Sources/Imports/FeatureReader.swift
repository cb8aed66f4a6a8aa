import Geometry
import JSON

/// Reads the features of a GeoJSON document one by one (RFC 7946).
///
/// The document is a FeatureCollection or one Feature. Memory is bounded by the longest feature.
package struct FeatureReader {
  private let source: () throws -> [UInt8]?
  private var buffer: [UInt8] = []
  private var offset = 0
  private var line = 1
  private var state = State.beginning
  /// The member `crs` that stands before the features, where it names another system than WGS 84.
  ///
  /// What it says holds of each of them, and is judged with their geometries.
  private(set) var reference: JSON?

  private enum State { case beginning, features, end }

  /// The most bytes of a feature, 4 MiB; no record is longer.
  static let longest = 4 << 20

  package init(_ source: @escaping () throws -> [UInt8]?) { self.source = source }

  /// The bytes of the next feature and the line it begins on; nil after the last.
  package mutating func next() throws -> (bytes: [UInt8], line: Int)? {
    switch state {
    case .beginning: return try begin()
    case .features: return try feature(isFirst: false)
    case .end: return nil
    }
  }

  /// Reads up to the first feature; a document without `features` is returned as one feature.
  private mutating func begin() throws -> (bytes: [UInt8], line: Int)? {
    try skipMark()
    guard try skipSpace() == UInt8(ascii: "{") else {
      throw failure("This is not GeoJSON, which begins with { and contains features.")
    }
    let start = line
    offset += 1
    // The bytes read so far, in case the whole document is one feature.
    var document: [UInt8] = [UInt8(ascii: "{")]
    while try skipSpace() == UInt8(ascii: "\"") {
      let name = try value(upTo: FeatureReader.longest)
      guard try skipSpace() == UInt8(ascii: ":") else { throw failure("A colon is missing.") }
      offset += 1
      if name == Array("\"features\"".utf8), try skipSpace() == UInt8(ascii: "[") {
        offset += 1
        state = .features
        let crs = try parsed(document + [UInt8(ascii: "}")])["crs"]
        reference = ReferenceSystem(crs) == .wgs84 ? nil : crs
        return try feature(isFirst: true)
      }
      if document.count > 1 { document.append(UInt8(ascii: ",")) }
      document += name
      document.append(UInt8(ascii: ":"))
      _ = try skipSpace()
      document += try value(upTo: FeatureReader.longest - document.count)
      guard try skipSpace() == UInt8(ascii: ",") else { break }
      offset += 1
    }
    guard try skipSpace() == UInt8(ascii: "}") else { throw failure("The object is never closed.") }
    offset += 1
    try end()
    document.append(UInt8(ascii: "}"))
    return (document, start)
  }

  private mutating func feature(isFirst: Bool) throws -> (bytes: [UInt8], line: Int)? {
    var next = try skipSpace()
    if next == UInt8(ascii: ","), !isFirst {
      offset += 1
      next = try skipSpace()
    } else if next == UInt8(ascii: "]") {
      offset += 1
      try skipRest()
      return nil
    } else if !isFirst {
      throw failure("Write a comma between features, and ] after the last.")
    }
    guard next == UInt8(ascii: "{") else { throw failure("A feature is an object in braces.") }
    let start = line
    return (try value(upTo: FeatureReader.longest), start)
  }

  /// Skips the members that follow the features; throws for a reference system that none of them could be
  /// judged by.
  private mutating func skipRest() throws {
    while try skipSpace() == UInt8(ascii: ",") {
      offset += 1
      _ = try skipSpace()
      let name = try value(upTo: FeatureReader.longest)
      guard try skipSpace() == UInt8(ascii: ":") else { throw failure("A colon is missing.") }
      offset += 1
      _ = try skipSpace()
      let member = try value(upTo: FeatureReader.longest)
      guard name == Array("\"crs\"".utf8) else { continue }
      // Numbers of the national grid are no degrees, so that each was converted or refused.
      if case .other(let name) = ReferenceSystem(try parsed(member)) {
        throw failure(
          "The file's positions are in \(name), as it says at its end; convert it to WGS 84 before. The features before this line were read as WGS 84."
        )
      }
    }
    guard try skipSpace() == UInt8(ascii: "}") else { throw failure("The object is never closed.") }
    offset += 1
    try end()
  }

  /// What stands beside the features; what cannot be read might say of which system they are.
  private func parsed(_ bytes: [UInt8]) throws -> JSON {
    do throws(JSONError) {
      return try JSON(parsing: bytes)
    } catch {
      throw failure("What stands beside the features is no JSON: \(error.message)")
    }
  }

  private mutating func end() throws {
    guard try skipSpace() == nil else { throw failure("Something follows the document.") }
    state = .end
  }

  /// The bytes of the value at the offset.
  ///
  /// It ends at its closing bracket or quote, or before a byte that cannot belong to it.
  private mutating func value(upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var depth = 0
    var isString = false
    while let byte = try peek() {
      if isString {
        if byte == UInt8(ascii: "\\") {
          bytes.append(byte)
          offset += 1
          guard let escaped = try peek() else { break }
          bytes.append(escaped)
          offset += 1
          continue
        }
        if byte == UInt8(ascii: "\"") { isString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return bytes }
          depth -= 1
        case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
          if depth == 0 { return bytes }
        default: break
        }
      }
      if byte == 0x0A { line += 1 }
      bytes.append(byte)
      offset += 1
      guard bytes.count <= limit else { throw failure("A feature is longer than 4 MiB.") }
      let isClosing =
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      if depth == 0, !isString, isClosing { return bytes }
    }
    throw failure("The file ends in the middle of a feature.")
  }

  /// Passes over a byte order mark, which some editors put before a text.
  private mutating func skipMark() throws {
    for byte in [0xEF, 0xBB, 0xBF] as [UInt8] {
      guard try peek() == byte else { return }
      offset += 1
    }
  }

  /// The next byte that is not white space, without consuming it; nil at the end.
  private mutating func skipSpace() throws -> UInt8? {
    while let byte = try peek() {
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return byte }
      if byte == 0x0A { line += 1 }
      offset += 1
    }
    return nil
  }

  private mutating func peek() throws -> UInt8? {
    while offset >= buffer.count {
      guard let chunk = try source() else { return nil }
      (buffer, offset) = (chunk, 0)
    }
    return buffer[offset]
  }

  private func failure(_ detail: String) -> CSVError { CSVError(line: line, detail: detail) }
}
