/// One thing wrong with a geometry: where, a code for programs, a sentence for people.
package struct GeometryFault: Error, Sendable, Equatable {
  /// A JSON pointer (RFC 6901) below that of the geometry itself.
  package let pointer: String
  package let code: String
  package let detail: String

  package init(_ pointer: String, _ code: String, _ detail: String) {
    (self.pointer, self.code, self.detail) = (pointer, code, detail)
  }
}
