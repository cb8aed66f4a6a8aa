import JSON
import Records
import SQLite

/// What everybody sees of a record, kept beside the document: worked out at each write, so that reading
/// looks at columns alone.
struct Publicity {
  private let isPublic: Bool
  private let dueAt: String?
  private let members: JSONObject?

  /// What holds of `members` from `instant`, the text of an instant, on; of a deleted record only whether
  /// everybody may know that it was there.
  init(_ members: JSONObject, _ resource: Resource, at instant: String, isDeleted: Bool) {
    let instant = Instant(instant) ?? Instant(milliseconds: 0)
    isPublic = resource.isPublic(members, at: instant)
    dueAt = isDeleted ? nil : resource.due(members, after: instant)?.description
    self.members = isDeleted ? nil : resource.publicMembers(members, at: instant)
  }

  /// The values of the columns for it, in the order of `Table.beside`; `compose` makes a document.
  func values(_ resource: Resource, _ compose: (JSONObject) -> [UInt8]) -> [Value] {
    var values: [Value] = []
    if resource.hidesRecords { values.append(.integer(isPublic ? 1 : 0)) }
    if resource.watchesClock { values.append(dueAt.map(Value.text) ?? .null) }
    if resource.hidesMembers { values.append(members.map { .blob(compose($0)) } ?? .null) }
    return values
  }
}
