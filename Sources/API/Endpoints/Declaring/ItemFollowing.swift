package import HTTP
package import JSON

/// How a kind lets a parameter ask for a record's successor in the place of the record.
package struct ItemFollowing: Sendable {
  /// What became of a record.
  package enum Outcome {
    /// The record with this id, perhaps itself.
    case record(String)
    /// No single record: the answer says what there is.
    case several(Response)
  }

  let parameter: any DeclaredParameter
  /// The answer where there is no single record.
  let several: Success
  /// Schemas that it adds to the description, by their names.
  let definitions: [(name: String, schema: JSON)]
  let outcome: @Sendable (API, _ id: String, Call) throws -> Outcome

  package init(
    parameter: any DeclaredParameter, several: Success,
    definitions: [(name: String, schema: JSON)],
    outcome: @escaping @Sendable (API, _ id: String, Call) throws -> Outcome
  ) {
    (self.parameter, self.several, self.definitions) = (parameter, several, definitions)
    self.outcome = outcome
  }
}
