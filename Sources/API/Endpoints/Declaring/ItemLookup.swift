import HTTP

/// What the `{id}` of a path may name beside records, such as a postcode in any spelling.
struct ItemLookup: Sendable {
  /// What it is, as a sentence of the parameter's description.
  let about: String
  /// The name of the answer's schema.
  let schema: String
  let example: Example
  /// The code of the record that the place names in a spelling of its own; nil if it does not.
  let code: @Sendable (String) -> String?
  /// The answer about it; nil if a record is asked for.
  let answer: @Sendable (API, Call) throws -> Response?
}
