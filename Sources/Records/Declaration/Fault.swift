/// One thing wrong with an input: its place, a code for programs, and a sentence that tells people how to
/// mend it.
package struct Fault: Error, Sendable, Equatable {
  /// Where the fault lies.
  package enum Place: Sendable, Equatable {
    /// A JSON pointer into the body (RFC 6901); empty for the whole body.
    case pointer(String)
    /// The name of a query parameter.
    case parameter(String)
    /// The name of a request header.
    case header(String)
  }

  package let place: Place
  package let code: String
  package let detail: String

  package init(_ place: Place, _ code: String, _ detail: String) {
    (self.place, self.code, self.detail) = (place, code, detail)
  }

  /// The same fault, of a value that lies at `pointer`.
  package func under(_ pointer: String) -> Fault {
    guard case .pointer(let inner) = place else { return self }
    return Fault(.pointer(pointer + inner), code, detail)
  }
}
