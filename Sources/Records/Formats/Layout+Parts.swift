package import JSON

/// The sorts of members that answers have.
extension Layout.Part {
  /// A value of one of the declared kinds, null where the Swift value may be nil.
  package static func value<Content: Shown>(
    _ name: String, _ kind: Kind, _ about: String,
    _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    .value(name, schema: SchemaDescription.value(kind), about, value)
  }

  /// A value with a schema of its own, null where the Swift value may be nil.
  package static func value<Content: Shown>(
    _ name: String, schema: JSON, _ about: String? = nil,
    _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    let schema = SchemaDescription.described(schema, mayBeNull: Content.mayBeNull, about)
    return Self(members: [.init(name, schema) { value($0) }])
  }

  /// A value that is left out where `value` gives nil.
  package static func sometimes<Content: Shown>(
    _ name: String, schema: JSON, _ about: String? = nil,
    _ value: @escaping @Sendable (Value) -> Content?
  ) -> Self {
    let schema = SchemaDescription.described(schema, mayBeNull: Content.mayBeNull, about)
    return Self(members: [.init(name, schema, isAlwaysThere: false) { value($0) }])
  }

  /// Another answer inside this one.
  package static func record<Content>(
    _ name: String, _ layout: Layout<Content>, _ about: String? = nil,
    _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    .value(name, schema: layout.reference, about) { LaidOut(layout: layout, value: value($0)) }
  }

  /// Another answer inside this one, or null.
  package static func recordOrNull<Content>(
    _ name: String, _ layout: Layout<Content>, _ about: String? = nil,
    _ value: @escaping @Sendable (Value) -> Content?
  ) -> Self {
    .value(name, schema: layout.reference, about) {
      value($0).map { LaidOut(layout: layout, value: $0) }
    }
  }

  /// A list of other answers.
  package static func list<Content>(
    _ name: String, _ layout: Layout<Content>, _ about: String? = nil,
    _ value: @escaping @Sendable (Value) -> [Content]
  ) -> Self {
    .value(name, schema: ["type": "array", "items": layout.reference], about) {
      value($0).map { LaidOut(layout: layout, value: $0) }
    }
  }

  /// Other answers, each under a name of its own.
  package static func byName<Content>(
    _ name: String, _ layout: Layout<Content>, _ about: String? = nil,
    _ value: @escaping @Sendable (Value) -> [(name: String, value: Content)]
  ) -> Self {
    .value(name, schema: ["type": "object", "additionalProperties": layout.reference], about) {
      LaidOutByName(layout: layout, values: value($0))
    }
  }

  /// All members of another answer, beside the others of this one.
  package static func members<Content>(
    of layout: Layout<Content>, _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    Self(
      members: layout.members.map { member in
        .init(member.name, member.schema, isAlwaysThere: member.isAlwaysThere) {
          member.value(value($0))
        }
      })
  }

  /// A member as a record declares it.
  package static func copy(_ field: Field, _ value: @escaping @Sendable (Value) -> JSON) -> Self {
    Self(members: [.init(field.name, SchemaDescription.member(field)) { value($0) }])
  }

  /// Members as records declare them, copied from a document; null where it has none of the name.
  package static func copies(
    _ fields: [Field], _ document: @escaping @Sendable (Value) -> JSONObject
  ) -> Self {
    Self(
      members: fields.map { field in
        .init(field.name, SchemaDescription.member(field)) { document($0)[field.name] ?? .null }
      })
  }

  /// A member copied from a document, with a schema that says itself whether it may be null.
  package static func copy(
    _ name: String, schema: JSON, _ document: @escaping @Sendable (Value) -> JSONObject
  ) -> Self {
    Self(members: [.init(name, schema) { document($0)[name] ?? .null }])
  }
}
