package import HTTP
package import JSON

/// What the `{id}` of a path may name beside records, such as a postcode in any spelling.
package struct ItemLookup: Sendable {
  /// What it is, as a sentence of the parameter's description.
  let about: String
  /// The name of the answer's schema.
  let schema: String
  /// Schemas that it adds to the description, by their names.
  let definitions: [(name: String, schema: JSON)]
  let example: Example
  /// The code of the record that the place names in a spelling of its own; nil if it does not.
  let code: @Sendable (String) -> String?
  /// The answer about it; nil if a record is asked for.
  let answer: @Sendable (API, Call) throws -> Response?

  package init(
    about: String, schema: String, definitions: [(name: String, schema: JSON)], example: Example,
    code: @escaping @Sendable (String) -> String?,
    answer: @escaping @Sendable (API, Call) throws -> Response?
  ) {
    (self.about, self.schema, self.definitions) = (about, schema, definitions)
    (self.example, self.code, self.answer) = (example, code, answer)
  }
}
