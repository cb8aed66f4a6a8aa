/// One fault in a geometry: its place, a code for programs and a sentence for people.
package struct GeometryFault: Error, Sendable, Equatable {
  /// A JSON pointer (RFC 6901), relative to the geometry.
  package let pointer: String
  package let code: String
  package let detail: String

  package init(_ pointer: String, _ code: String, _ detail: String) {
    (self.pointer, self.code, self.detail) = (pointer, code, detail)
  }
}
