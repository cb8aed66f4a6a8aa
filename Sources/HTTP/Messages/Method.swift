/// A request method: any token, compared by its exact bytes (RFC 9110 section 9.1).
package struct Method: Hashable, Sendable {
  /// The name as it stood in the request line.
  package let name: String

  /// Nil unless `name` is a token (RFC 9110 section 5.6.2).
  package init?(_ name: String) {
    guard ASCII.isToken(name.utf8) else { return nil }
    self.name = name
  }

  init(checked name: String) { self.name = name }

  /// For bytes already known to be a token.
  init(checked name: Span<UInt8>) {
    self.name = name.isExactly("GET") ? "GET" : name.text
  }

  /// Reads a resource.
  package static let get = Method(checked: "GET")
  /// Like GET, without the body.
  package static let head = Method(checked: "HEAD")
  /// Submits data to a resource.
  package static let post = Method(checked: "POST")
  /// Replaces a resource.
  package static let put = Method(checked: "PUT")
  /// Changes a resource in part.
  package static let patch = Method(checked: "PATCH")
  /// Removes a resource.
  package static let delete = Method(checked: "DELETE")
  /// Asks which methods and options a resource supports.
  package static let options = Method(checked: "OPTIONS")
}
