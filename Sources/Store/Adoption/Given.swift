package import Evidence
package import JSON
package import Records

/// One record of a row, validated as a new one beforehand, so that the writer has little left to do.
package struct Given: Sendable {
  package let resource: Resource
  /// The members as given.
  package let members: JSONObject
  package let draft: Result<Draft, RecordError>
  /// What was made of the draft before the transaction.
  let prepared: Prepared?
  /// What `prepared` takes for granted of the codes in the draft.
  let assumed: [Foresight.Assumption]
  /// Which record of the mapping gave it; two of them may be of one kind.
  package var target = 0
  /// A code by which the record is found, `scheme:code`.
  package var key: String?
  /// Whether a mapping made the record: its codes are added to those there, not put in their place.
  package var isMapped = false
  /// What is done with a record that is there already.
  package var existing = Existing()

  /// A record of `members`, which `draft` makes of them; references are looked up with `foresight`, if there is any.
  package init(
    resource: Resource, members: JSONObject, draft: Result<Draft, RecordError>, salt: Salt,
    _ foresight: Foresight? = nil
  ) {
    (self.resource, self.members, self.draft) = (resource, members, draft)
    guard case .success(let draft) = draft else {
      (prepared, assumed) = (nil, [])
      return
    }
    let foreseen = foresight?.resolved(draft.members, resource)
    prepared = Prepared(foreseen?.members ?? draft.members, resource, salt)
    assumed = foreseen?.assumed ?? []
  }
}
