package import JSON

/// How an answer that is worked out is laid out: its members in order, each declared once with its schema,
/// its sentence, and where its value comes from.
///
/// The JSON and its schema both follow from this one list, so that neither has a member that the other has
/// not, and what a Swift type says may be missing is what the schema says may be null.
package struct Layout<Value>: Sendable {
  /// One or more members of an answer.
  package struct Part: Sendable {
    let members: [Member]
  }

  /// A member of an answer.
  struct Member: Sendable {
    let name: String
    var schema: JSON
    /// Whether every answer has the member.
    let isAlwaysThere: Bool
    /// The member's value in an answer; nil where it is left out.
    let value: @Sendable (Value) -> (any Shown)?
    /// The name as it is written before the value.
    let head: [UInt8]

    init(
      _ name: String, _ schema: JSON, isAlwaysThere: Bool = true,
      _ value: @escaping @Sendable (Value) -> (any Shown)?
    ) {
      (self.name, self.schema, self.isAlwaysThere) = (name, schema, isAlwaysThere)
      self.value = value
      head = JSON.string(name).bytes + [UInt8(ascii: ":")]
    }
  }

  /// The name under which the API's description has the schema; nil if the schema is written out wherever
  /// it is used.
  package let name: String?
  private(set) var members: [Member]
  private let isOpen: Bool

  /// An answer of these parts, in order; the schema of one that is `isOpen` leaves room for members to come.
  package init(named name: String? = nil, isOpen: Bool = false, _ parts: Part...) {
    (self.name, self.isOpen) = (name, isOpen)
    members = parts.flatMap(\.members)
    assert(Set(members.map(\.name)).count == members.count, "a member is declared twice")
  }

  /// The schema of the answer.
  package var schema: JSON {
    SchemaDescription.object(
      JSONObject(members.map { ($0.name, $0.schema) }),
      required: members.filter(\.isAlwaysThere).map(\.name), isOpen: isOpen)
  }

  /// The schema where the answer is part of another: a reference to it if it has a name.
  package var reference: JSON { name.map(SchemaDescription.reference) ?? schema }

  /// The same layout with a schema that allows only `words` in the member called `name`: for words that
  /// only the whole catalogue knows.
  package func narrowed(_ name: String, to words: [String]) -> Layout {
    guard let index = members.firstIndex(where: { $0.name == name }),
      var schema = members[index].schema.object
    else { preconditionFailure("there is no member \(name)") }
    if var items = schema["items"]?.object {
      items["enum"] = words.asJSON
      schema["items"] = .object(items)
    } else {
      schema["enum"] = words.asJSON
    }
    var narrowed = self
    narrowed.members[index].schema = .object(schema)
    return narrowed
  }

  /// The answer as JSON.
  package func json(of value: Value) -> JSONObject {
    var object = JSONObject()
    for member in members {
      if let shown = member.value(value) { object.append(member.name, shown.asJSON) }
    }
    return object
  }

  /// Appends the answer as JSON, without building a tree of it.
  package func write(_ value: Value, to bytes: inout [UInt8]) {
    var isFirst = true
    bytes.append(UInt8(ascii: "{"))
    for member in members {
      guard let shown = member.value(value) else { continue }
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes += member.head
      shown.writeJSON(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// The answer in bytes.
  package func bytes(of value: Value) -> [UInt8] {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return bytes
  }
}
