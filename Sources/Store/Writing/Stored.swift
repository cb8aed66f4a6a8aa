import JSON
import Records

/// A record as its table and the log have it.
struct Stored {
  let record: Int64
  let id: String
  let version: Int64
  /// Whether the document has members declared after the version was written.
  let isCompleted: Bool
  let deletedAt: String?
  /// The latest entry that has a document.
  let entry: Int64
  let document: [UInt8]
  let createdAt: String
  let members: JSONObject

  /// When the document was written.
  var updatedAt: String {
    JSONScanner.value(of: "updated_at", in: document)
      .flatMap { try? JSON(parsing: document[$0]) }?.string ?? createdAt
  }

  init(
    record: Int64, id: String, version: Int64, isCompleted: Bool, deletedAt: String?,
    entry: Int64, document: [UInt8]
  ) throws {
    (self.record, self.id, self.version) = (record, id, version)
    self.isCompleted = isCompleted
    (self.deletedAt, self.entry, self.document) = (deletedAt, entry, document)
    guard !document.isEmpty, case .object(var object) = try JSON(parsing: document),
      object.count >= Resource.managed.count
    else { throw DamagedRecord(id: id) }
    createdAt = object.text("created_at") ?? ""
    object.members.removeFirst(Resource.managed.count)
    members = object
  }

  /// The members that the register sets, as the document shows them.
  func managed(_ resource: Resource) -> JSONObject {
    [
      "self": .string(resource.path(of: id)), "id": .string(id), "version": .integer(version),
      "created_at": .string(createdAt), "updated_at": .string(updatedAt),
    ]
  }
}
