/// A body of the type `multipart/form-data` (RFC 7578): one pass finds its parts, whose content stays where it is.
///
/// The memory that it takes does not depend on the length of the body.
package struct FormBody: Sendable {
  /// The most parts of a form.
  package static let mostParts = 1000
  /// The most bytes of the header lines of a part.
  private static let longestHeader = 8 << 10

  package let parts: [FormPart]

  /// Finds the parts of a body of `length` bytes; `read` gives up to so many bytes from an offset on.
  package init(
    boundary: String, length: Int,
    _ read: @escaping (_ offset: Int, _ length: Int) throws -> [UInt8]
  ) throws {
    var window = FormWindow(length: length, read)
    let delimiter = Array("\r\n--\(boundary)".utf8)
    // The first line of a boundary has no end of a line before it.
    guard try window.bytes(at: 0, count: delimiter.count - 2).elementsEqual(delimiter[2...]) else {
      throw FormError("The body does not begin with the boundary that Content-Type names.")
    }
    var parts: [FormPart] = []
    var place = delimiter.count - 2
    while try !FormBody.isEnd(&window, &place) {
      guard parts.count < FormBody.mostParts else {
        throw FormError("A form has at most \(FormBody.mostParts) parts.")
      }
      let start = try FormBody.headerEnd(&window, from: place)
      // Before the end is looked for, while it lies in the window.
      let header = try window.bytes(at: place, count: start - 2 - place)
      guard let end = try window.find(delimiter, from: start - 2) else {
        throw FormError("The body ends within a part; the last boundary is missing.")
      }
      // A part without content has the end of its header lines for that before the boundary.
      let content = start..<max(start, end)
      parts.append(try FormPart(header: header, content: content))
      place = end + delimiter.count
    }
    self.parts = parts
  }

  /// The boundary of a body with this Content-Type; nil if it is no form or names none.
  package static func boundary(_ contentType: String) throws(FormError) -> String? {
    guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
    guard let read = HeaderParameters(contentType), read.value == "multipart/form-data",
      let boundary = read["boundary"], (1...70).contains(boundary.utf8.count),
      boundary.last != " ",
      boundary.utf8.allSatisfy({
        ASCII.isLetter($0) || ASCII.isDigit($0) || "'()+_,-./:=? ".utf8.contains($0)
      })
    else {
      throw FormError("Content-Type names a boundary of 1 to 70 characters (RFC 2046, 5.1.1).")
    }
    return boundary
  }

  /// Reads what follows a boundary: whether it is the last one; else `place` becomes that of the header lines.
  private static func isEnd(_ window: inout FormWindow, _ place: inout Int) throws -> Bool {
    if try window.bytes(at: place, count: 2).elementsEqual("--".utf8) {
      let rest = try window.bytes(at: place + 2, count: 3)
      guard rest.isEmpty || rest.elementsEqual("\r\n".utf8) else {
        throw FormError("Something follows the last boundary.")
      }
      return true
    }
    while try window.bytes(at: place, count: 1).first.map({ $0 == 0x20 || $0 == 0x09 }) ?? false {
      place += 1
    }
    guard try window.bytes(at: place, count: 2).elementsEqual("\r\n".utf8) else {
      throw FormError("A line of the boundary has more in it than the boundary.")
    }
    place += 2
    return false
  }

  /// Where the content of a part begins whose header lines begin at `place`.
  private static func headerEnd(_ window: inout FormWindow, from place: Int) throws -> Int {
    let header = try window.bytes(at: place, count: longestHeader)
    var (index, end) = (header.startIndex, header.endIndex)
    end -= min(3, header.count)
    while index < end {
      if header[index...].starts(with: "\r\n\r\n".utf8) {
        return place + header.distance(from: header.startIndex, to: index) + 4
      }
      index += 1
    }
    throw FormError(
      "A part begins with header lines of at most \(longestHeader) bytes and an empty line.")
  }
}
