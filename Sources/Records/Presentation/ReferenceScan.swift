import JSON

/// Finds in the bytes of documents what they refer to by some of their members, without reading the rest.
///
/// Where the names on the way to a reference are those of no other member, they are searched for; elsewhere the
/// document is gone through from value to value.
package struct ReferenceScan: Sendable {
  /// How a reference is found by the names on its way.
  private struct Shortcut: Sendable {
    let top: MemberSearch
    /// The member that the document shows behind the top one; nil if that is the last.
    let next: MemberSearch?
    /// The reference below the top member; nil if it is that member.
    let leaf: MemberSearch?
  }

  /// A member on the way to references; plain numbers, which are copied for nothing.
  private struct Node: Sendable {
    /// Where its name lies among the names of all.
    let name: Range<Int>
    /// The number of the reference that it is; -1 if it is only on the way to some.
    var number = -1
    /// The nodes below it.
    var below = 0..<0
  }

  private let shortcuts: [Shortcut?]
  /// The numbers of the references that have no shortcut.
  private let others: Set<Int>
  private var names: [UInt8] = []
  private var nodes: [Node] = []
  private var top = 0..<0

  /// A scan of documents of `resource`, with the members shown if not with all, for `references`.
  package init(_ references: [Embed], of resource: Resource, showing members: Set<String>? = nil) {
    shortcuts = references.map { ReferenceScan.shortcut($0.path, resource, members) }
    others = Set(references.indices).subtracting(
      zip(references.indices, shortcuts).filter { $0.1 != nil }.map(\.0))
    top = add(references.enumerated().map { ($0.offset, $0.element.path[...]) })
  }

  private static func shortcut(_ path: [String], _ resource: Resource, _ members: Set<String>?)
    -> Shortcut?
  {
    let shown = resource.fields.filter { members?.contains($0.name) ?? true }
    let all = names(of: resource.fields) + Resource.managed
    guard let place = shown.firstIndex(where: { $0.name == path[0] }),
      let top = unique(path[0], among: all)
    else { return nil }
    guard path.count > 1 else { return Shortcut(top: top, next: nil, leaf: nil) }
    guard let leaf = unique(path[path.count - 1], among: names(of: shown[place].kind.nested)) else {
      return nil
    }
    guard place + 1 < shown.count else { return Shortcut(top: top, next: nil, leaf: leaf) }
    return unique(shown[place + 1].name, among: all).map {
      Shortcut(top: top, next: $0, leaf: leaf)
    }
  }

  /// The names of fields and of all below them.
  private static func names(of fields: [Field]) -> [String] {
    fields.flatMap { [$0.name] + names(of: $0.kind.nested) }
  }

  private static func unique(_ name: String, among names: [String]) -> MemberSearch? {
    names.count { $0 == name } == 1 ? MemberSearch(name) : nil
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
    for (number, shortcut) in shortcuts.enumerated() {
      guard let shortcut else { continue }
      if !find(number, shortcut, in: document, found) { remaining.insert(number) }
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
    _ number: Int, _ shortcut: Shortcut, in document: UnsafeRawBufferPointer,
    _ found: (Int, UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    guard let start = shortcut.top.value(in: document, 0..<document.count) else { return false }
    guard let leaf = shortcut.leaf else {
      return ids(at: start, in: document) { found(number, $0) }
    }
    var end = document.count
    if let next = shortcut.next {
      guard let behind = next.value(in: document, start..<document.count) else { return false }
      end = behind
    }
    var place = start
    while let value = leaf.value(in: document, place..<end) {
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
