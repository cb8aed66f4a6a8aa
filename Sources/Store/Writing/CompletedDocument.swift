import JSON
import Records

/// A document of the log as its kind is declared today.
///
/// The log keeps what was written. Where members were declared since, the kind's table, which derives from it,
/// has the document with them, so that it is complete when it is read, and nothing is added while somebody
/// waits.
struct CompletedDocument {
  /// What the register sets.
  let managed: JSONObject
  let members: JSONObject
  let bytes: [UInt8]
  /// Whether it is another document than the one that was written.
  let isCompleted: Bool
  let createdAt: String
  /// When it was written.
  let updatedAt: String

  init(_ written: [UInt8], id: String, _ table: Table) throws {
    guard case .object(let object) = try JSON(parsing: written),
      object.count >= Resource.managed.count
    else { throw DamagedRecord(id: id) }
    let managed = JSONObject(Array(object.members.prefix(Resource.managed.count)))
    self.managed = managed
    let declared = JSONObject(Array(object.members.dropFirst(managed.count)))
    createdAt = managed.text("created_at") ?? ""
    updatedAt = managed.text("updated_at") ?? createdAt
    let completed = table.completed(declared, id: id, at: updatedAt)
    isCompleted = completed != nil
    members = completed ?? declared
    bytes = completed.map { JSON.object(JSONObject(managed.members + $0.members)).bytes } ?? written
  }
}

extension Table {
  /// The members with those declared since they were written, at the moment `at`; nil if none is missing and
  /// each is declared still.
  func completed(_ members: JSONObject, id: String, at moment: String) -> JSONObject? {
    let completed = resource.completed(members)
    guard completed != members else { return nil }
    guard let service, let moment = Instant(moment) else { return completed }
    return service.filled(completed, id: id, at: moment)
  }
}
