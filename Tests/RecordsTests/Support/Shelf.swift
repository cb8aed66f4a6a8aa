import JSON
import Records
import Store
import TestSupport

/// A register in a folder of its own, driven as the service and the command line drive it.
final class Shelf: Sendable {
  /// 2026-11-22T09:00:00Z, the moment of every write that names no other.
  static let moment = Instant(milliseconds: 1_795_338_000_000)

  let folder: TemporaryFolder
  let store: Store

  init(_ catalogue: Catalogue = Things.catalogue) throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("register.db"), catalogue: catalogue) { Shelf.moment }
  }

  func resource(_ kind: String) -> Resource {
    guard let resource = store.catalogue[kind] else { preconditionFailure("no kind \(kind)") }
    return resource
  }

  func signature(_ milliseconds: Int64 = 0, note: String? = nil) -> Signature {
    Signature(
      actor: "tester", note: note,
      at: Instant(milliseconds: Shelf.moment.milliseconds + milliseconds))
  }

  func draft(_ kind: String, _ body: JSON) throws -> Draft {
    try Validator(resource(kind), in: store.catalogue).draft(body)
  }

  /// Adds a record so many milliseconds after the moment.
  @discardableResult
  func add(_ kind: String, _ body: JSON, after milliseconds: Int64 = 0) throws -> Written {
    let (resource, draft, signature) = (
      resource(kind), try draft(kind, body), signature(milliseconds)
    )
    return try store.perform { try $0.create(resource, draft, signature) }
  }

  /// Adds records in one transaction, and gives their ids.
  @discardableResult
  func add(_ kind: String, all bodies: [JSON]) throws -> [String] {
    let (resource, signature) = (resource(kind), signature())
    let drafts = try bodies.map { try draft(kind, $0) }
    return try store.perform { ledger in
      try drafts.map { try ledger.create(resource, $0, signature).id }
    }
  }

  @discardableResult
  func patch(_ kind: String, _ id: String, _ patch: JSONObject, if condition: Precondition = .any)
    throws -> Written
  {
    let (resource, signature) = (resource(kind), signature(1))
    return try store.perform {
      try $0.patch(resource, id: id, condition, signature, by: patch)
    }
  }

  @discardableResult
  func replace(_ kind: String, _ id: String, _ body: JSON, if condition: Precondition = .any) throws
    -> Written
  {
    let (resource, signature) = (resource(kind), signature(1))
    let draft = try Validator(resource, in: store.catalogue).draft(body, keepsState: true)
    return try store.perform {
      try $0.replace(resource, id: id, condition, signature, by: draft)
    }
  }

  @discardableResult
  func move(_ kind: String, _ id: String, _ verb: String, _ patch: JSONObject = [:]) throws
    -> Written
  {
    let (resource, signature) = (resource(kind), signature(1))
    guard let move = resource.lifecycle?.moves.first(where: { $0.verb == verb }) else {
      preconditionFailure("no verb \(verb)")
    }
    return try store.perform {
      try $0.move(resource, id: id, move, .any, signature, with: patch)
    }
  }

  @discardableResult
  func delete(_ kind: String, _ id: String, if condition: Precondition = .any) throws -> Written {
    let (resource, signature) = (resource(kind), signature(2, note: "gone"))
    return try store.perform { try $0.delete(resource, id: id, condition, signature) }
  }

  @discardableResult
  func restore(_ kind: String, _ id: String) throws -> Written {
    let (resource, signature) = (resource(kind), signature(3))
    return try store.perform { try $0.restore(resource, id: id, .any, signature) }
  }

  /// The live document called `id`.
  func document(_ kind: String, _ id: String) throws -> JSONObject? {
    guard case .found(_, let bytes) = try store.makeReader().item(resource(kind), id) else {
      return nil
    }
    return try JSON(parsing: bytes).object
  }

  /// All entries of the log, in order.
  func entries() throws -> [Reader.Entry] {
    try store.makeReader().changes(after: 0, kind: nil, limit: 100_000, for: .operators).items
  }
}
