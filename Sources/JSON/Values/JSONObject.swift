/// An object's members, in order, found by the bytes of their names.
///
/// Names are compared byte by byte: for Swift's `==`, `é` and `e` + U+0301 are the same name, and
/// for every other program that reads the document they are two.
package struct JSONObject: Sendable {
  /// The members in the order they were written.
  package var members: [(name: String, value: JSON)]

  /// An object without members.
  package init() { members = [] }

  /// An object with these members; the names must differ.
  package init(_ members: [(name: String, value: JSON)]) { self.members = members }

  /// The number of members.
  package var count: Int { members.count }

  /// Whether there is no member.
  package var isEmpty: Bool { members.isEmpty }

  /// The value of the member called `name`; setting it keeps its position, `nil` removes it.
  package subscript(_ name: String) -> JSON? {
    get { members.first { $0.name.hasSameBytes(as: name) }?.value }
    set {
      let index = members.firstIndex { $0.name.hasSameBytes(as: name) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// The value of the member called `name`, which is looked for at `place` first: where a declaration says in
  /// which order members stand, no other name need be compared.
  package func value(of name: String, at place: Int) -> JSON? {
    self.place(of: name, near: place).map { members[$0].value }
  }

  /// Where the member called `name` stands, which is looked for at `place` first.
  package func place(of name: String, near place: Int) -> Int? {
    guard place < members.count, members[place].name.hasSameBytes(as: name) else {
      return members.firstIndex { $0.name.hasSameBytes(as: name) }
    }
    return place
  }

  /// Whether both are one copy, and so the same, which is seen without looking at the members.
  package func isCopy(of other: JSONObject) -> Bool {
    members.withUnsafeBufferPointer { one in
      other.members.withUnsafeBufferPointer { one.baseAddress == $0.baseAddress }
    } && count == other.count
  }

  /// Adds a member at the end, without checking whether the name is there already.
  package mutating func append(_ name: String, _ value: JSON) { members.append((name, value)) }
}

extension JSONObject: Equatable {
  /// Whether both have the same members in the same order.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { one, other in
      one.name.hasSameBytes(as: other.name) && one.value == other.value
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with the members in the order they are written.
  package init(dictionaryLiteral members: (String, JSON)...) {
    self.init(members.map { (name: $0.0, value: $0.1) })
  }
}
