package import JSON

/// An answer of an endpoint that is no failure: its status, the shape of its JSON, its headers.
package struct Success: Sendable {
  let status: Int
  /// What the status means here.
  let about: String
  /// The schema of the answer in JSON; nil if it has no body, or none in JSON.
  let schema: JSON?
  let headers: [String]

  package init(_ status: Int, _ about: String, _ schema: JSON?, _ headers: [String]) {
    (self.status, self.about, self.schema, self.headers) = (status, about, schema, headers)
  }

  /// An answer of the schema called `name`.
  package static func ok(_ name: String, _ headers: [String] = []) -> Success {
    .ok(SharedSchemas.reference(name), headers)
  }

  package static func ok(_ schema: JSON?, _ headers: [String] = []) -> Success {
    Success(200, "As asked.", schema, headers)
  }

  package static func created(_ name: String, _ headers: [String] = []) -> Success {
    Success(201, "Created.", SharedSchemas.reference(name), headers + ["Location"])
  }

  /// 204, without a body.
  package static func done(_ headers: [String] = []) -> Success {
    Success(204, "Done; there is no body.", nil, headers)
  }

  /// What the client has is current.
  package static func known(_ headers: [String] = []) -> Success {
    Success(304, "What the client has is current.", nil, headers)
  }

  /// Whether there is a body.
  var hasBody: Bool { status != 204 && status != 304 }
}
