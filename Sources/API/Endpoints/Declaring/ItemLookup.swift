import HTTP

/// Something beside a record that the place of an id in a path may name, such as a postcode in any spelling.
struct ItemLookup: Sendable {
  /// What it is, as a sentence of the parameter's description.
  let about: String
  /// The name of the answer's schema.
  let schema: String
  let example: Example
  /// The answer about it; nil if the place names a record.
  let answer: @Sendable (API, Call) throws -> Response?
}
