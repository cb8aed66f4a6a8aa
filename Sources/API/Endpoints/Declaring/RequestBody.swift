import JSON

/// The body that an endpoint takes.
package struct RequestBody: Sendable {
  /// The media types.
  let types: [String]
  let schema: JSON
  /// Whether the request may come without one.
  let isOptional: Bool
  /// Whether the request must say of which media type it is.
  let isTyped: Bool
  /// Refuses the request before its body comes.
  let check: (@Sendable (API, Call) throws -> Void)?

  private init(
    _ types: [String], _ schema: JSON, isOptional: Bool = false, isTyped: Bool = false,
    check: (@Sendable (API, Call) throws -> Void)? = nil
  ) {
    (self.types, self.schema, self.isOptional) = (types, schema, isOptional)
    (self.isTyped, self.check) = (isTyped, check)
  }

  /// JSON of the schema called `name`.
  package static func json(_ name: String, isOptional: Bool = false) -> RequestBody {
    RequestBody(["application/json"], SharedSchemas.reference(name), isOptional: isOptional)
  }

  /// A merge patch (RFC 7396) of the schema called `name`.
  package static func patch(_ name: String, isOptional: Bool = false) -> RequestBody {
    RequestBody(
      ["application/merge-patch+json", "application/json"], SharedSchemas.reference(name),
      isOptional: isOptional)
  }

  /// Rows of records; `check` refuses an import that cannot be.
  static func rows(_ check: @escaping @Sendable (API, Call) throws -> Void) -> RequestBody {
    RequestBody(
      ["text/csv", "application/x-ndjson"], ["type": "string"], isTyped: true, check: check)
  }

  /// Whether it is JSON, so that curl's own media type is read as JSON too.
  var takesJSON: Bool { types.contains("application/json") }
}
