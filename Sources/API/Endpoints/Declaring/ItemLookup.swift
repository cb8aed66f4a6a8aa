import HTTP

/// What the `{id}` of a path may name beside records, such as a postcode in any spelling.
struct ItemLookup: Sendable {
  /// What it is, as a sentence of the parameter's description.
  let about: String
  /// The name of the answer's schema.
  let schema: String
  let example: Example
  /// The answer about it; nil if the place names a record.
  let answer: @Sendable (API, Call) throws -> Response?
}
