package import Evidence
import JSON
import Records
package import SQLite

/// What the tree's leaf of a row of the log says, as texts in their order, each of which gets a salt of its own: the
/// row itself, its note, and the document's members by their names.
///
/// Members that are null are left out, so that one declared since, which older documents have as null, changes no leaf.
package struct LeafText {
  private let head: [UInt8]
  private let note: [UInt8]?
  private let document: [UInt8]?

  /// The text of an entry.
  package init(
    seq: Int64, at: String, actor: String, kind: String, id: String, op: String, version: Int64,
    note: String?, document: [UInt8]?
  ) {
    var head: [UInt8] = []
    head.reserveCapacity(256)
    head += "{\"seq\":".utf8
    head.appendJSONInteger(seq)
    for (name, text) in [("at", at), ("actor", actor), ("kind", kind), ("id", id), ("op", op)] {
      head.append(member: name, text)
    }
    head += ",\"version\":".utf8
    head.appendJSONInteger(version)
    head.append(UInt8(ascii: "}"))
    self.head = head
    // The sign keeps it apart from a member of this name.
    self.note = note.map { note in
      var text = Array("\"@note\":".utf8)
      text.appendJSONString(note)
      return text
    }
    self.document = document
  }

  /// The text of a change of a key, after which the key's row was `state`.
  package init(
    change number: Int64, key: String, at: String, actor: String, op: String, state: [UInt8]?
  ) {
    var head = Array("{\"key_change\":".utf8)
    head.appendJSONInteger(number)
    for (name, text) in [("key", key), ("at", at), ("actor", actor), ("op", op)] {
      head.append(member: name, text)
    }
    head.append(UInt8(ascii: "}"))
    (self.head, note, document) = (head, nil, state)
  }

  /// Reads an entry's row: seq, at, actor, kind, id, op, version, note, document.
  package init(entry row: Statement) {
    self.init(
      seq: row.int64(0), at: row.string(1), actor: row.string(2), kind: row.string(3),
      id: row.string(4), op: row.string(5), version: row.int64(6), note: row.stringOrNil(7),
      document: row.isNull(8) ? nil : row.bytes(8))
  }

  /// Reads the row of a change of a key: number, key, at, actor, op, state.
  package init(keyChange row: Statement) {
    self.init(
      change: row.int64(0), key: row.string(1), at: row.string(2), actor: row.string(3),
      op: row.string(4), state: row.isNull(5) ? nil : row.bytes(5))
  }

  /// A text with the name of its value: none for the row itself.
  package typealias Named = (name: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer)

  /// The texts in their order.
  package func forEach(_ body: (Named) -> Void) {
    forEachBefore(body)
    document?.withUnsafeBytes { bytes in
      for member in LeafText.members(of: bytes) {
        body(LeafText.named(member, bytes))
      }
    }
  }

  /// Those before the document.
  private func forEachBefore(_ body: (Named) -> Void) {
    head.withUnsafeBytes { body((UnsafeRawBufferPointer(start: nil, count: 0), $0)) }
    note?.withUnsafeBytes { body((UnsafeRawBufferPointer(rebasing: $0[1..<6]), $0)) }
  }

  private static func named(_ member: JSONScanner.Member, _ bytes: UnsafeRawBufferPointer) -> Named
  {
    let text = member.name.lowerBound - 1..<member.value.upperBound
    return (.init(rebasing: bytes[member.name]), .init(rebasing: bytes[text]))
  }

  /// The texts with their names.
  package var all: [(name: [UInt8], text: [UInt8])] {
    var all: [(name: [UInt8], text: [UInt8])] = []
    forEach { all.append((Array($0.name), Array($0.text))) }
    return all
  }

  /// The hash of the leaf.
  package func hash(_ salt: Salt) -> Digest {
    var leaf = LeafHash()
    forEach { leaf.add(salt.hash($0.name, $0.text)) }
    return leaf.finish()
  }

  /// The same hash, where those of the document's members are known but for the first ones, which the register sets;
  /// `order` is that of all by their names.
  package func hash(_ salt: Salt, _ known: [Digest?], _ order: [Int]) -> Digest {
    let first = order.count - known.count
    guard first == Resource.managed.count, let document else { return hash(salt) }
    var leaf = LeafHash()
    forEachBefore { leaf.add(salt.hash($0.name, $0.text)) }
    let managed = document.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes)
      return (0..<first).compactMap { _ in
        scanner.next().map { member in
          let named = LeafText.named(member, bytes)
          return salt.hash(named.name, named.text)
        }
      }
    }
    guard managed.count == first else { return hash(salt) }
    for place in order {
      if place < first {
        leaf.add(managed[place])
      } else if let hash = known[place - first] {
        leaf.add(hash)
      }
    }
    return leaf.finish()
  }

  /// Whether every byte of the document belongs to a member, of which there is one at least: otherwise the leaf would
  /// not say all that the row says.
  package var isWhole: Bool {
    guard let document else { return true }
    var end = 0
    JSONScanner.forEachMember(of: document) { end = $0.value.upperBound }
    return end > 0 && end == document.count - 1 && document[end] == UInt8(ascii: "}")
  }

  /// The members that are not null, in the order of their names' bytes.
  private static func members(of bytes: UnsafeRawBufferPointer) -> [JSONScanner.Member] {
    var members: [JSONScanner.Member] = []
    members.reserveCapacity(64)
    var scanner = JSONScanner(bytes)
    while let member = scanner.next() {
      // Nothing else that is no string begins so.
      if bytes[member.value.lowerBound] != UInt8(ascii: "n") { members.append(member) }
    }
    members.sort { one, other in
      bytes[one.name].lexicographicallyPrecedes(bytes[other.name])
    }
    return members
  }
}

extension [UInt8] {
  fileprivate mutating func append(member name: String, _ text: String) {
    self += ",\"".utf8
    self += name.utf8
    self += "\":".utf8
    appendJSONString(text)
  }
}
