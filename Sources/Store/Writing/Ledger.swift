package import JSON
package import Records
import SQLite

/// Writes records inside the writer's transaction: the entry, the record, its links and search text.
///
/// Everything is judged before anything is written, so that a refused write leaves no trace. One ledger
/// serves one job; it remembers the references it has found.
package final class Ledger {
  let database: Database
  let tables: Tables
  package var catalogue: Catalogue { tables.catalogue }
  let ids: ULID
  private var found: [String: String] = [:]
  private var foreseen: Set<String> = []
  private let folds: Folds?
  private var folded = FoldState()
  /// The changes that are written and wait to be judged together; nil outside such a write.
  var pending: [Pending]?
  /// Faults of the records that a write brings with it.
  var brought: [Fault] = []
  /// The pointer in the body that brings the change being written.
  var place: String?

  /// Sums that services keep from one write of the job to the next; gone with a savepoint that is given up.
  package var sums: [String: Int128] = [:]

  init(_ database: Database, _ tables: Tables, ids: ULID, folds: Folds? = nil) {
    (self.database, self.tables, self.ids, self.folds) = (database, tables, ids, folds)
  }

  /// A ledger of the same transaction that mints its ids elsewhere.
  package func minting(_ ids: ULID) -> Ledger {
    Ledger(database, tables, ids: ids, folds: folds)
  }

  /// The fold as it is inside the transaction.
  package func fold<Fold: LogFold>(_ fold: Fold.Type) throws -> Fold {
    try folded.current(fold, on: database, catalogue, keepsJournal: true) {
      try folds?.current(fold)
    }.value
  }

  /// Adds a record under the id that the client chose, unless there is or was one.
  package func create(
    _ resource: Resource, _ draft: Draft, as id: String, _ signature: Signature
  ) throws -> Written {
    if let stored = try find(resource, id) {
      guard isSeen(stored, resource, by: signature) else {
        throw RecordError.conflict(
          code: "id_taken", detail: "No record can be made under the id \(id); choose another.")
      }
      if let moment = stored.deletedAt { throw RecordError.gone(since: moment) }
      throw RecordError.stale(current: stored.version)
    }
    return try create(resource, draft, id: id, signature)
  }

  /// Adds a record; `id` is nil for a new one.
  package func create(
    _ resource: Resource, _ draft: Draft, id: String? = nil, _ signature: Signature,
    op: String = "create"
  ) throws -> Written {
    guard draft.managed.isEmpty else {
      throw RecordError.invalid(draft.managed.members.map { Ledger.managed($0.name) })
    }
    let at = signature.at.description
    return try insert(
      resource, draft.members, signature, op: op,
      as: Stamp(
        id: id ?? "\(resource.prefix)_\(ids.next(at: signature.at))", version: 1, createdAt: at,
        updatedAt: at))
  }

  /// What the register sets on a record.
  struct Stamp {
    let id: String
    let version: Int64
    let createdAt: String
    let updatedAt: String
  }

  /// Adds a record under a stamp: a new one's own, or the one it bore in the register it comes from.
  func insert(
    _ resource: Resource, _ given: JSONObject, _ signature: Signature, op: String, as stamp: Stamp
  ) throws -> Written {
    let own = try owned(try resolved(given, resource), signature, resource)
    try holdScopes(signature, of: resource, making: own)
    let members = try completed(resource, id: stamp.id, nil, own, signature, op: op)
    try claim(members, resource, record: nil, for: signature.audience)
    try refuseCircles(resource, stamp.id, nil, members, signature)
    return try write(resource, nil, members, stamp, signature, op: op)
  }

  /// Changes a record to what `next` makes of its present members.
  package func change(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature, op: String,
    _ next: (JSONObject) throws -> Draft
  ) throws -> Written {
    let stored = try current(resource, id, signature)
    try condition.hold(for: stored.version)
    return try change(resource, stored, signature, op: op, try next(stored.members))
  }

  /// With `dates` false the change says itself when readers saw it.
  func change(
    _ resource: Resource, _ stored: Stored, _ signature: Signature, op: String, _ draft: Draft,
    dates: Bool = true
  ) throws -> Written {
    let managed = stored.managed(resource)
    let faults = draft.managed.members.filter { managed[$0.name] != $0.value }
      .map { Ledger.managed($0.name) }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    try holdLifecycle(resource, stored.members, draft.members, op: op)
    var members = try resolved(draft.members, resource)
    if op == "replace", let owners = resource.owners, signature.owner != nil,
      resource.owners(of: members).isEmpty
    {
      // A bound key that does not name the owners leaves them.
      members[owners] = stored.members[owners]
    }
    try keepUnseen(of: stored, in: &members, signature, resource)
    try holdScopes(signature, of: resource, changing: stored.members, to: members, op: op)
    members = try completed(
      resource, id: stored.id, stored.members, members, signature, op: op)
    if dates { members = corrected(resource, stored.members, members, signature) }
    guard members != stored.members else { return try unchanged(stored) }
    try claim(members, resource, record: stored.record, for: signature.audience)
    try refuseCircles(resource, stored.id, stored.members, members, signature)
    // A code that the record gives up may come to stand for another.
    let kept = codes(members, resource)
    if !codes(stored.members, resource).allSatisfy(kept.contains) { found = [:] }
    return try write(resource, stored, members, next(stored, signature), signature, op: op)
  }

  /// The members with those that the kind's service sets.
  func completed(
    _ resource: Resource, id: String, _ before: JSONObject?, _ after: JSONObject,
    _ signature: Signature, op: String
  ) throws -> JSONObject {
    guard let service = tables[resource].service else { return after }
    let completed = try service.complete(
      Change(id: id, before: before, after: after, op: op, signature: signature), in: self)
    // What a client read and sends back is no fault, although it may be worked out anew.
    let faults = resource.fields.filter { field in
      guard field.isServed, let given = after[field.name], given != field.kind.empty else {
        return false
      }
      return given != completed[field.name] && given != before?[field.name]
    }
    guard faults.isEmpty else {
      throw RecordError.invalid(faults.map { Ledger.managed($0.name) })
    }
    return completed
  }

  func next(_ stored: Stored, _ signature: Signature) -> Stamp {
    Stamp(
      id: stored.id, version: stored.version + 1, createdAt: stored.createdAt,
      updatedAt: signature.at.description)
  }

  func unchanged(_ stored: Stored) throws -> Written {
    Written(
      outcome: .unchanged, id: stored.id, version: stored.version,
      isCompleted: stored.isCompleted, document: stored.document,
      seq: try database.first(
        "SELECT seq FROM entries WHERE record = ? ORDER BY version DESC LIMIT 1",
        [.integer(stored.record)]
      ) { $0.int64(0) } ?? 0)
  }

  /// Takes a record away, unless another refers to it; its history stays.
  package func delete(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature
  ) throws -> Written {
    let stored = try current(resource, id, signature)
    try condition.hold(for: stored.version)
    try refuseWhileReferredTo(resource, stored, for: signature.audience)
    found = [:]
    return try write(resource, stored, nil, next(stored, signature), signature, op: "delete")
  }

  /// Brings a deleted record back as it was, with everything it refers to still there.
  package func restore(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature
  ) throws -> Written {
    guard let stored = try find(resource, id) else { throw Ledger.missing(id, resource) }
    try hold(signature, for: stored, resource)
    try condition.hold(for: stored.version)
    guard stored.deletedAt != nil else {
      throw RecordError.conflict(
        code: "not_deleted", detail: "This record is not deleted, so there is nothing to restore.")
    }
    // A record that refers to itself is there again with itself.
    found["\(resource.prefix) \(id)"] = id
    let members = try resolved(stored.members, resource)
    try claim(members, resource, record: stored.record, for: signature.audience)
    return try write(resource, stored, members, next(stored, signature), signature, op: "restore")
  }

  /// The record called `id` if it is there, the writer's to change, and not deleted; in this order, so that
  /// nobody hears of the end of what they could not see.
  func current(_ resource: Resource, _ id: String, _ signature: Signature) throws -> Stored {
    guard let stored = try find(resource, id) else { throw Ledger.missing(id, resource) }
    try hold(signature, for: stored, resource)
    if let moment = stored.deletedAt { throw RecordError.gone(since: moment) }
    return stored
  }

  /// The refusal of a record that is not there, or not for the writer to see.
  static func missing(_ id: String, _ resource: Resource) -> RecordError {
    .notFound("\(resource.singular) \(id)")
  }

  func find(_ resource: Resource, _ id: String) throws -> Stored? {
    try database.first(tables[resource].current, [.text(id)]) { row in
      try Stored(
        record: row.int64(0), id: id, version: row.int64(1), isCompleted: row.int64(2) == 1,
        deletedAt: row.stringOrNil(3), document: row.bytes(4))
    }
  }

  /// Lets records refer to ids that the transaction is to bring; whoever foresees them sees to it that they
  /// come, or that nothing is kept.
  package func foresee(_ ids: [String], _ target: Resource) {
    foreseen.formUnion(ids.map { "\(target.prefix) \($0)" })
  }

  /// The id of the live record of `target` that `reference`, an id or `scheme:code`, names.
  func identify(_ reference: String, _ target: Resource) throws -> String? {
    let key = "\(target.prefix) \(reference)"
    if let id = found[key] { return id }
    if foreseen.contains(key) { return reference }
    let id: String?
    if Reference.isID(reference, of: target) {
      id = try database.first(tables[target].exists, [.text(reference)]) { _ in reference }
    } else if let alias = target.alias {
      id = try database.first(tables[target].bearer, [.text(alias.list), .text(reference)]) {
        $0.string(0)
      }
    } else {
      id = nil
    }
    if found.count > 20_000 { found = [:] }
    if let id { found[key] = id }
    return id
  }

  /// Runs `body` so that, if it throws, its changes go, and with them what was found among them.
  package func savepoint<Output>(_ body: () throws -> Output) throws -> Output {
    do {
      return try database.savepoint(body)
    } catch {
      (found, sums) = ([:], [:])
      do {
        try folded.takeBack(on: database, catalogue)
      } catch {
        // The storage failed as well; whatever comes next begins anew.
        folded = FoldState()
      }
      throw error
    }
  }

  /// Writes what was put off to the end of the transaction, so that it does not gather without bound.
  package func runDeferred() throws { try database.runDeferred() }

  func nextSequence() throws -> Int64 {
    try database.first("SELECT coalesce(max(seq), 0) + 1 FROM entries") { $0.int64(0) } ?? 1
  }

  private static func managed(_ name: String) -> Fault {
    Fault(
      .pointer("/\(name)"), "read_only",
      "The register sets \(name); leave it out, or repeat its present value.")
  }
}
