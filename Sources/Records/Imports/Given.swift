import JSON

/// One record that a row gives: judged as a new one already, so that the writer has little left to do.
struct Given: Sendable {
  let resource: Resource
  /// The members as given.
  let members: JSONObject
  let draft: Result<Draft, RecordError>
  /// Which record of the mapping gave it; two of them may be of one kind.
  var target = 0
  /// A code by which the record is found, `scheme:code`.
  var key: String?
  /// Whether a mapping made the record: its codes are added to those there, not put in their place.
  var isMapped = false
  /// What a record that is there already keeps and takes.
  var existing = Existing()
}
