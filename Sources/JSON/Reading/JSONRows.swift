/// Finds the values at a path of a document, and the bytes of each.
///
/// The whole document is parsed strictly once, but no tree of it is kept: the caller parses the
/// values one by one from their bytes.
package struct JSONRows: Sendable {
  /// One value at the path.
  package struct Row: Sendable, Equatable {
    /// The names and indexes matched by the stars of the path, in order.
    package let names: [String]
    /// The bytes of the value.
    package let bytes: Range<Int>
    /// The line on which it begins, from 1.
    package let line: Int
  }

  package let rows: [Row]

  /// Finds the values at `path` in `document`; the token `*` matches every member or element.
  ///
  /// A byte order mark is skipped, because files may have one. Throws if the document is not valid
  /// JSON.
  package init(at path: JSONPointer, in document: [UInt8], maxDepth: Int = 64) throws(JSONError) {
    let mark = document.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let result: Result<[Row], JSONError> = document.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(
        UnsafeBufferPointer(rebasing: buffer[mark...]), maxDepth: maxDepth, maxMembers: 100_000)
      var rows: [Row] = []
      do throws(JSONError) {
        try reader.find(path, &rows, from: mark)
        return .success(rows)
      } catch {
        return .failure(error)
      }
    }
    rows = try result.get()
  }
}

extension JSONReader {
  /// Parses the document and records the values at `path`; `base` bytes were skipped before it.
  fileprivate mutating func find(
    _ path: JSONPointer, _ rows: inout [JSONRows.Row], from base: Int
  ) throws(JSONError) {
    var finder = Finder(base: base)
    skipSpace()
    try walk(path.tokens[...], [], &finder, depth: 0)
    skipSpace()
    guard offset == bytes.count else {
      throw fail(.syntax, "Expected nothing after the document, found \(found).")
    }
    rows = finder.rows
  }

  /// What was found so far, and up to where lines are counted.
  private struct Finder {
    let base: Int
    var rows: [JSONRows.Row] = []
    var line = 1
    var counted = 0
  }

  private mutating func walk(
    _ path: ArraySlice<String>, _ names: [String], _ finder: inout Finder, depth: Int
  ) throws(JSONError) {
    guard let token = path.first else {
      let start = offset
      _ = try value(depth: depth)
      for byte in bytes[finder.counted..<start] where byte == 0x0A { finder.line += 1 }
      finder.counted = start
      finder.rows.append(
        JSONRows.Row(
          names: names, bytes: finder.base + start..<finder.base + offset, line: finder.line))
      return
    }
    guard depth < maxDepth, let opening = peek,
      opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[")
    else {
      _ = try value(depth: depth)
      return
    }
    let closing = opening == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
    offset += 1
    skipSpace()
    if skip(closing) { return }
    var seen: Set<JSONName> = []
    var index = 0
    while true {
      let place = offset
      let name = closing == UInt8(ascii: "}") ? try name() : String(index)
      guard seen.insert(JSONName(name)).inserted else {
        throw fail(
          .duplicateMember, "The member \"\(name)\" appears twice in this object.", at: place)
      }
      if token == "*" {
        try walk(path.dropFirst(), names + [name], &finder, depth: depth + 1)
      } else if name.hasSameBytes(as: token) {
        try walk(path.dropFirst(), names, &finder, depth: depth + 1)
      } else {
        _ = try value(depth: depth + 1)
      }
      skipSpace()
      if skip(closing) { return }
      guard skip(UInt8(ascii: ",")) else {
        throw fail(.syntax, "Expected a comma or the end of what opened, found \(found).")
      }
      skipSpace()
      index += 1
    }
  }
}
