import JSON

/// Finds in the bytes of documents what they refer to by some of their members, without reading the rest.
package struct ReferenceScan: Sendable {
  /// A member on the way to references; plain numbers, which are copied for nothing.
  private struct Node: Sendable {
    /// Where its name lies among the names of all.
    let name: Range<Int>
    /// The number of the reference that it is; -1 if it is only on the way to some.
    var number = -1
    /// The nodes below it.
    var below = 0..<0
  }

  private var names: [UInt8] = []
  private var nodes: [Node] = []
  private var top = 0..<0

  /// A scan for the references at `paths`, each of the members from the top of a document.
  package init(_ paths: [[String]]) {
    top = add(paths.enumerated().map { ($0.offset, $0.element[...]) })
  }

  /// Adds the nodes of one level, then those below them.
  private mutating func add(_ paths: [(number: Int, path: ArraySlice<String>)]) -> Range<Int> {
    var firsts: [String] = []
    for case let first? in paths.map(\.path.first) where !firsts.contains(first) {
      firsts.append(first)
    }
    let level = nodes.count..<nodes.count + firsts.count
    for first in firsts {
      let start = names.count
      names += first.utf8
      nodes.append(Node(name: start..<names.count))
    }
    for (place, first) in zip(level, firsts) {
      let those = paths.filter { $0.path.first == first }
      if let one = those.first(where: { $0.path.count == 1 }) { nodes[place].number = one.number }
      let deeper = those.map { ($0.number, $0.path.dropFirst()) }.filter { !$0.1.isEmpty }
      nodes[place].below = add(deeper)
    }
    return level
  }

  /// Calls `found` with the number of its path and the id, for each reference of `document`, in its order.
  package func forEach(
    in document: UnsafeRawBufferPointer,
    _ found: (_ number: Int, _ id: UnsafeRawBufferPointer) -> Void
  ) {
    names.withUnsafeBytes { names in
      nodes.withUnsafeBufferPointer { nodes in
        var walk = Walk(names: names, nodes: nodes, cursor: JSONCursor(document))
        _ = walk.object(top, endsEarly: true, found)
      }
    }
  }

  /// Each returns false where the document ends before it should, and nothing behind is looked at.
  private struct Walk {
    let names: UnsafeRawBufferPointer
    let nodes: UnsafeBufferPointer<Node>
    var cursor: JSONCursor

    /// Goes through an object, or if it `endsEarly` up to the last member of the level.
    mutating func object(
      _ level: Range<Int>, endsEarly: Bool = false, _ found: (Int, UnsafeRawBufferPointer) -> Void
    ) -> Bool {
      guard cursor.skip(UInt8(ascii: "{")) else { return false }
      if cursor.skip(UInt8(ascii: "}")) { return true }
      var remaining = level.count
      while let name = cursor.string(), cursor.skip(UInt8(ascii: ":")) {
        if remaining > 0, let place = level.first(where: { isNamed(nodes[$0], name) }) {
          remaining -= 1
          guard value(nodes[place], found), remaining > 0 || !endsEarly else { return false }
        } else {
          guard cursor.skipValue() else { return false }
        }
        guard cursor.skip(UInt8(ascii: ",")) else { return cursor.skip(UInt8(ascii: "}")) }
      }
      return false
    }

    private func isNamed(_ node: Node, _ name: UnsafeRawBufferPointer) -> Bool {
      guard node.name.count == name.count else { return false }
      for offset in 0..<name.count where names[node.name.lowerBound + offset] != name[offset] {
        return false
      }
      return true
    }

    private mutating func value(
      _ node: Node, _ found: (Int, UnsafeRawBufferPointer) -> Void
    ) -> Bool {
      switch cursor.next {
      case UInt8(ascii: "["):
        guard cursor.skip(UInt8(ascii: "[")), !cursor.skip(UInt8(ascii: "]")) else { return true }
        repeat {
          guard value(node, found) else { return false }
        } while cursor.skip(UInt8(ascii: ","))
        return cursor.skip(UInt8(ascii: "]"))
      case UInt8(ascii: "{") where !node.below.isEmpty: return object(node.below, found)
      case UInt8(ascii: "\"") where node.number >= 0:
        // Ids are ASCII, and have nothing that JSON escapes.
        guard let id = cursor.string() else { return false }
        if !id.isEmpty { found(node.number, id) }
        return true
      default: return cursor.skipValue()
      }
    }
  }
}
