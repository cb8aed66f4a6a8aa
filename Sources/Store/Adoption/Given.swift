package import JSON
package import Records

/// One record that a row gives: judged as a new one already, so that the writer has little left to do.
package struct Given: Sendable {
  package let resource: Resource
  /// The members as given.
  let members: JSONObject
  let draft: Result<Draft, RecordError>
  /// What is made of the draft before the writer has it.
  let prepared: Prepared?
  /// Which record of the mapping gave it; two of them may be of one kind.
  package var target = 0
  /// A code by which the record is found, `scheme:code`.
  package var key: String?
  /// Whether a mapping made the record: its codes are added to those there, not put in their place.
  package var isMapped = false
  /// What a record that is there already keeps and takes.
  package var existing = Existing()

  package init(resource: Resource, members: JSONObject, draft: Result<Draft, RecordError>) {
    (self.resource, self.members, self.draft) = (resource, members, draft)
    prepared = (try? draft.get()).map { Prepared($0.members, resource) }
  }
}
