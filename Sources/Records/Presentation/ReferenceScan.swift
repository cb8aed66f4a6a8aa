import JSON

/// Finds in the bytes of documents what they refer to by some of their members, without reading the rest.
///
/// Where the names on the way to a reference are those of no other member, they are searched for; elsewhere the
/// document is gone through from value to value.
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

  private let shortcuts: [(number: Int, way: ReferenceShortcut, end: ReferenceShortcut.End)]
  /// The numbers of the references that have no shortcut.
  private let others: Set<Int>
  private var names: [UInt8] = []
  private var nodes: [Node] = []
  private var top = 0..<0

  /// A scan for `references` of documents that have these members, all if it is nil.
  package init(_ references: [Embed], showing members: Set<String>? = nil) {
    var shortcuts: [(number: Int, way: ReferenceShortcut, end: ReferenceShortcut.End)] = []
    var others: Set<Int> = []
    for (number, reference) in references.enumerated() {
      let end = reference.shortcut?.end(showing: members) ?? .unknown
      if let way = reference.shortcut, way.leaf == nil || !end.isUnknown {
        shortcuts.append((number, way, end))
      } else {
        others.insert(number)
      }
    }
    (self.shortcuts, self.others) = (shortcuts, others)
    top = add(references.enumerated().map { ($0.offset, $0.element.path[...]) })
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

  /// Calls `found` with the number of the reference and the id, for each that `document` has; those of one
  /// number in the document's order.
  package func forEach(
    in document: UnsafeRawBufferPointer,
    _ found: (_ number: Int, _ id: UnsafeRawBufferPointer) -> Void
  ) {
    var remaining = others
    for (number, way, end) in shortcuts where !find(number, way, end, in: document, found) {
      remaining.insert(number)
    }
    guard !remaining.isEmpty else { return }
    names.withUnsafeBytes { names in
      nodes.withUnsafeBufferPointer { nodes in
        var walk = Walk(names: names, nodes: nodes, cursor: JSONCursor(document))
        _ = walk.object(top, endsEarly: true) { number, id in
          if remaining.contains(number) { found(number, id) }
        }
      }
    }
  }

  /// Finds references by their shortcut; false if the document is not as the declaration has it today.
  private func find(
    _ number: Int, _ way: ReferenceShortcut, _ end: ReferenceShortcut.End,
    in document: UnsafeRawBufferPointer, _ found: (Int, UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    guard let start = way.top.value(in: document, 0..<document.count) else { return false }
    guard let leaf = way.leaf else {
      return ids(at: start, in: document) { found(number, $0) }
    }
    var last = document.count
    if case .member(let next) = end {
      guard let behind = next.value(in: document, start..<document.count) else { return false }
      last = behind
    }
    var place = start
    while let value = leaf.value(in: document, place..<last) {
      guard ids(at: value, in: document, { found(number, $0) }) else { return true }
      place = value
    }
    return true
  }

  /// Calls `found` with the id, or the ids of a list, that stand at a place; false if neither nor null does.
  private func ids(
    at place: Int, in document: UnsafeRawBufferPointer, _ found: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    var cursor = JSONCursor(UnsafeRawBufferPointer(rebasing: document[place...]))
    guard cursor.skip(UInt8(ascii: "[")) else {
      if let id = cursor.string() { found(id) }
      return cursor.next != nil
    }
    while let id = cursor.string() {
      found(id)
      guard cursor.skip(UInt8(ascii: ",")) else { break }
    }
    return cursor.skip(UInt8(ascii: "]"))
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
