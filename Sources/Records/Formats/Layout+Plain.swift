import JSON

/// Members whose schema says no more than their type.
extension Layout.Part {
  /// Any text.
  package static func text<Content: Shown>(
    _ name: String, _ about: String? = nil, _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    .value(name, schema: ["type": "string"], about, value)
  }

  /// A whole number from 0 on.
  package static func count<Content: Shown>(
    _ name: String, _ about: String? = nil, _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    .value(name, schema: ["type": "integer", "minimum": 0], about, value)
  }

  /// A moment.
  package static func moment<Content: Shown>(
    _ name: String, _ about: String? = nil, _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    .value(name, schema: ["type": "string", "format": "date-time"], about, value)
  }

  /// A day.
  package static func day<Content: Shown>(
    _ name: String, _ about: String? = nil, _ value: @escaping @Sendable (Value) -> Content
  ) -> Self {
    .value(name, schema: ["type": "string", "format": "date"], about, value)
  }

  /// A member that is null in every answer, for answers that have the same members as others.
  package static func null(_ name: String) -> Self {
    .copy(name, schema: ["type": "null"]) { _ in [:] }
  }
}
