/// The parameters of a query in order, decoded as form fields (`+` is a space).
package struct QueryParameters: Sendable, Sequence {
  /// One `name=value`; a parameter without `=` has an empty value.
  package typealias Parameter = (name: String, value: String)

  /// The most parameters a query may have.
  package static let limit = 100

  private let parameters: [Parameter]

  /// Parses the raw text after the `?`; nil and empty text have no parameters.
  package init(_ query: String?) throws(HTTPError) {
    var parameters: [Parameter] = []
    for part in (query ?? "").utf8.split(separator: 0x26) {
      guard parameters.count < Self.limit else { throw .tooManyParameters(limit: Self.limit) }
      let equals = part.firstIndex(of: 0x3D)
      let rawName = Substring(part[..<(equals ?? part.endIndex)])
      guard let name = PercentDecoding.text(rawName, plusIsSpace: true) else {
        throw .badParameter(name: String(rawName), Self.problem)
      }
      let rawValue = Substring(equals.map { part[part.index(after: $0)...] } ?? part.suffix(0))
      guard let value = PercentDecoding.text(rawValue, plusIsSpace: true) else {
        throw .badParameter(name: name, Self.problem)
      }
      parameters.append((name, value))
    }
    self.parameters = parameters
  }

  /// The parameters, in order.
  package func makeIterator() -> IndexingIterator<[Parameter]> { parameters.makeIterator() }

  private static let problem = "is not percent-encoded UTF-8 without NUL"
}
