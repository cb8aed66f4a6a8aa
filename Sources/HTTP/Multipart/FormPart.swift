/// One field of a form, or one file in it.
package struct FormPart: Sendable {
  package let name: String
  /// The file's own name, without its folders; nil for a field.
  package let fileName: String?
  /// The media type in small letters, without its parameters; nil if it is not said.
  package let type: String?
  /// Where its content stands in the body.
  package let content: Range<Int>

  /// Reads the header lines of a part; `content` is what follows them.
  init(header: ArraySlice<UInt8>, content: Range<Int>) throws(FormError) {
    var (disposition, type) = (HeaderParameters?.none, HeaderParameters?.none)
    for line in try FormPart.lines(header) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy(ASCII.isTokenByte),
        let text = String(validating: line[line.index(after: colon)...], as: UTF8.self)
      else { throw FormError("A part has a header line that is none.") }
      switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
      case "content-disposition":
        guard disposition == nil, let read = HeaderParameters(text), read.value == "form-data"
        else {
          throw FormError(
            "A part of a form has one Content-Disposition: form-data with a name (RFC 7578, 4.2).")
        }
        disposition = read
      case "content-type":
        guard type == nil, let read = HeaderParameters(text) else {
          throw FormError("A part has one Content-Type, or none.")
        }
        type = read
      case "content-transfer-encoding":
        let coding = text.lowercased().filter { $0 != " " }
        guard ["7bit", "8bit", "binary"].contains(coding) else {
          throw FormError("A part is sent as it is, without a transfer encoding (RFC 7578, 4.7).")
        }
      default: continue  // RFC 7578, 4.8: other fields are ignored
      }
    }
    guard let disposition, let name = disposition["name"], !name.isEmpty else {
      throw FormError("A part of a form has a name (RFC 7578, 4.2).")
    }
    guard disposition["filename*"] == nil else {
      throw FormError("A form has no filename*; send filename in UTF-8 (RFC 7578, 4.2).")
    }
    self.name = name
    fileName = disposition["filename"].map { path in
      path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    }
    (self.type, self.content) = (type?.value, content)
  }

  private static func lines(_ header: ArraySlice<UInt8>) throws(FormError) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = header
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0D || $0 == 0x0A || $0 == 0 } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
      guard !rest.isEmpty else { break }
      guard rest.count >= 2, rest.starts(with: [0x0D, 0x0A]) else {
        throw FormError("The header lines of a part end with CRLF.")
      }
      rest = rest.dropFirst(2)
    }
    return lines
  }
}
