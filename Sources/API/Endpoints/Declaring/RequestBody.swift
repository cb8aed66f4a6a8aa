import Imports
import JSON

/// The body that an endpoint accepts.
package struct RequestBody: Sendable {
  /// The media types.
  let types: [String]
  private let schema: JSON
  /// Schemas of single media types that are described otherwise.
  private var forms: [(type: String, schema: JSON)] = []
  /// Whether the request may come without one.
  let isOptional: Bool
  /// Whether the request must have a Content-Type.
  let isTyped: Bool
  /// Throws if the request is refused before its body is read; nil if there is nothing to check.
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

  /// Rows to import, as a file or in one of `forms`; `check` refuses a wrong request before its body is read.
  static func rows(
    forms: [(type: String, schema: JSON)],
    _ check: @escaping @Sendable (API, Call) throws -> Void
  ) -> RequestBody {
    var body = RequestBody(
      ImportRows.formats.map(\.mediaType) + forms.map(\.type), ["type": "string"], isTyped: true,
      check: check)
    body.forms = forms
    return body
  }

  /// The schema of a body of this media type.
  func schema(of type: String) -> JSON { forms.first { $0.type == type }?.schema ?? schema }

  /// Whether JSON is accepted; if so, also under the media type that curl sends by default.
  var acceptsJSON: Bool { types.contains("application/json") }
}
