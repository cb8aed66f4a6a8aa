import Records

/// What a row of an import brings beside its members.
struct Adoption {
  let given: Given
  let mode: AdoptionMode
  /// What earlier rows of the file wrote.
  let earlier: WrittenRows
  var claim = Claim()

  /// What a row says of the members that the register sets, as another register exported them.
  struct Claim {
    var id: String?
    var version: Int64?
    var createdAt: String?
    var updatedAt: String?
    var path: String?
  }
}
