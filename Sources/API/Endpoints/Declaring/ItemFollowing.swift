import HTTP

/// How a kind lets a parameter ask for a record's successor in the place of the record.
struct ItemFollowing: Sendable {
  /// What became of a record.
  enum Outcome {
    /// The record with this id, perhaps itself.
    case record(String)
    /// No single record: the answer says what there is.
    case several(Response)
  }

  let parameter: any DeclaredParameter
  /// The answer where there is no single record.
  let several: Success
  let outcome: @Sendable (API, _ id: String, Call) throws -> Outcome
}
