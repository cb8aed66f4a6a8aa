/// Reads a document of XML 1.0 in UTF-8 piece by piece, strictly and within bounds.
///
/// There are no entities but the five of XML itself: a document type, which could define others, is refused.
struct XMLReader {
  private static let deepest = 64
  private static let mostAttributes = 200

  private let words: [String: String]
  private var scanner: XMLScanner
  private var isBegun = false
  /// The raw names of the elements that are open.
  private var open: [(raw: String, name: XMLName)] = []
  /// What prefixes stand for, each from the depth at which it was declared.
  private var bindings: [(depth: Int, prefix: String, word: String)] = []
  /// The end of an element that was written as one tag.
  private var pendingEnd = false
  private var hadRoot = false

  /// Reads what `source` gives until that is nil; `words` names the namespaces that matter.
  init(
    namespaces words: [String: String],
    _ source: @escaping () throws(SpreadsheetError) -> [UInt8]?
  ) {
    (self.words, scanner) = (words, XMLScanner(source))
  }

  /// The next event; nil after the end of the root.
  mutating func next() throws(SpreadsheetError) -> XMLEvent? {
    if !isBegun {
      isBegun = true
      try scanner.begin()
    }
    if pendingEnd {
      pendingEnd = false
      return .end(close())
    }
    while let byte = try scanner.peek() {
      guard byte == UInt8(ascii: "<") else {
        let text = try scanner.text()
        guard !open.isEmpty else {
          guard text.allSatisfy(\.isWhitespace) else {
            throw XMLScanner.fault("text outside its root")
          }
          continue
        }
        return .text(text)
      }
      scanner.skipByte()
      switch try scanner.peek() {
      case UInt8(ascii: "?"): try scanner.skip(past: "?>")
      case UInt8(ascii: "!"):
        if let text = try declaration() { return .text(text) }
      case UInt8(ascii: "/"):
        scanner.skipByte()
        return .end(try endTag())
      default: return .start(try startTag())
      }
    }
    guard open.isEmpty, hadRoot else { throw XMLScanner.fault("no end") }
    return nil
  }

  /// What follows `<!`: a comment is nothing, a section of characters is text.
  private mutating func declaration() throws(SpreadsheetError) -> String? {
    scanner.skipByte()
    if try scanner.skip("--") {
      try scanner.skip(past: "-->")
      return nil
    }
    guard try scanner.skip("[CDATA["), !open.isEmpty else {
      throw XMLScanner.fault("a document type or another declaration, which is not read")
    }
    return try scanner.piece(upTo: "]]>")
  }

  private mutating func startTag() throws(SpreadsheetError) -> XMLElement {
    guard !open.isEmpty || !hadRoot else { throw XMLScanner.fault("two roots") }
    hadRoot = true
    guard open.count < XMLReader.deepest else {
      throw XMLScanner.fault("elements too deep in each other")
    }
    let raw = try scanner.name()
    var given: [(raw: String, value: String)] = []
    while true {
      let hadSpace = try scanner.skipSpace()
      guard let byte = try scanner.peek() else { throw XMLScanner.fault("no end") }
      if byte == UInt8(ascii: ">") {
        scanner.skipByte()
        break
      }
      if byte == UInt8(ascii: "/") {
        scanner.skipByte()
        guard try scanner.take() == UInt8(ascii: ">") else {
          throw XMLScanner.fault("a tag that does not end")
        }
        pendingEnd = true
        break
      }
      guard hadSpace, given.count < XMLReader.mostAttributes else {
        throw XMLScanner.fault("attributes that are not apart, or too many")
      }
      given.append(try attribute())
    }
    for (raw, value) in given where raw == "xmlns" || raw.hasPrefix("xmlns:") {
      let prefix = raw == "xmlns" ? "" : String(raw.dropFirst(6))
      bindings.append((open.count, prefix, words[value] ?? ""))
    }
    var attributes: [(name: XMLName, value: String)] = []
    for (index, (raw, value)) in given.enumerated() {
      guard !given[..<index].contains(where: { $0.raw == raw }) else {
        throw XMLScanner.fault("an attribute twice")
      }
      if raw == "xmlns" || raw.hasPrefix("xmlns:") { continue }
      attributes.append((resolve(raw, isAttribute: true), value))
    }
    let name = resolve(raw, isAttribute: false)
    open.append((raw, name))
    return XMLElement(name: name, attributes: attributes)
  }

  private mutating func attribute() throws(SpreadsheetError) -> (raw: String, value: String) {
    let raw = try scanner.name()
    _ = try scanner.skipSpace()
    guard try scanner.take() == UInt8(ascii: "=") else {
      throw XMLScanner.fault("an attribute without a value")
    }
    _ = try scanner.skipSpace()
    return (raw, try scanner.quoted())
  }

  private mutating func endTag() throws(SpreadsheetError) -> XMLName {
    let raw = try scanner.name()
    _ = try scanner.skipSpace()
    guard try scanner.take() == UInt8(ascii: ">"), let last = open.last, last.raw == raw else {
      throw XMLScanner.fault("an end that is not that of the element")
    }
    return close()
  }

  private mutating func close() -> XMLName {
    let name = open.removeLast().name
    while let last = bindings.last, last.depth >= open.count { bindings.removeLast() }
    return name
  }

  private func resolve(_ raw: String, isAttribute: Bool) -> XMLName {
    guard let colon = raw.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      // An attribute without a prefix is in no namespace (Namespaces in XML 1.0, 6.2).
      return XMLName(isAttribute ? "" : word(of: ""), raw)
    }
    return XMLName(word(of: String(raw[..<colon])), String(raw[raw.index(after: colon)...]))
  }

  private func word(of prefix: String) -> String {
    bindings.last { $0.prefix == prefix }?.word ?? ""
  }
}
