import Evidence
import JSON
package import Records
import SQLite

/// Writes records inside the writer's transaction: the entry, the record, its links and search text.
///
/// Everything is judged before anything is written, so that a refused write leaves no trace. One ledger
/// serves one job; what it finds out it shares with the other jobs of the transaction.
package final class Ledger {
  let database: Database
  let tables: Tables
  package var catalogue: Catalogue { tables.catalogue }
  let ids: ULID
  let salts: Salts
  let memory: GroupMemory
  private var foreseen: [ObjectIdentifier: Set<String>] = [:]
  private let folds: Folds?
  /// The changes that are written and wait to be judged together; nil outside such a write.
  var pending: [Pending]?
  /// Faults of the records that a write brings with it.
  var brought: [Fault] = []
  /// The import whose rows are laid ready with what is written; nil where it is there at once.
  var staging: Staging?
  /// What an import left as others had set it.
  package internal(set) var yielded: [(resource: Resource, id: String, members: [String])] = []
  /// Whether the tree came to be that of the register from which a log was imported; nil if that was not told.
  package internal(set) var holdsTree: Bool?
  /// The pointer in the body that brings the change being written.
  var place: String?
  /// Whether the record being written stands at that pointer itself.
  var isCarried = false

  init(
    _ database: Database, _ tables: Tables, ids: ULID, salts: Salts = Salts(),
    folds: Folds? = nil, memory: GroupMemory? = nil
  ) {
    (self.database, self.tables, self.folds) = (database, tables, folds)
    (self.ids, self.salts) = (ids, salts)
    self.memory = memory ?? GroupMemory.of(database)
  }

  /// A ledger of the same transaction that makes its ids with `ids`.
  package func minting(_ ids: ULID) -> Ledger {
    Ledger(database, tables, ids: ids, salts: salts, folds: folds, memory: memory)
  }

  /// The fold as it is inside the transaction.
  package func fold<Fold: LogFold>(_ fold: Fold.Type) throws -> Fold {
    try memory.fold(fold, on: database, catalogue) { try folds?.current(fold) }
  }

  /// What the register sets on a record.
  struct Stamp {
    let id: String
    let version: Int64
    let createdAt: String
    let updatedAt: String
  }

  /// The id of a new record.
  func newID(_ resource: Resource, at moment: Instant) -> String {
    "\(resource.prefix)_\(ids.next(at: moment))"
  }

  func next(_ stored: Stored, _ signature: Signature) -> Stamp {
    Stamp(
      id: stored.id, version: stored.version + 1, createdAt: stored.createdAt,
      updatedAt: signature.at.description)
  }

  func unchanged(_ stored: Stored) throws -> Written {
    noteKept(stored)
    return Written(
      outcome: .unchanged, id: stored.id, version: stored.version,
      isCompleted: stored.isCompleted, document: stored.document, seq: try lastEntry(of: stored))
  }

  /// The number of a record's latest entry.
  func lastEntry(of stored: Stored) throws -> Int64 {
    try database.first(
      "SELECT seq FROM entries WHERE record = ? ORDER BY version DESC LIMIT 1",
      [.integer(stored.record)]
    ) { $0.int64(0) } ?? 0
  }

  /// The error for a record that is not there, or that the writer may not see.
  static func missing(_ id: String, _ resource: Resource) -> RecordError {
    .notFound("\(resource.singular) \(id)")
  }

  func find(_ resource: Resource, _ id: String) throws -> Stored? {
    try find(tables[resource].current, .text(id), id: id)
  }

  /// The record with a number, also where it is only laid ready.
  func find(_ resource: Resource, record: Int64) throws -> Stored? {
    try find(tables[resource].numbered, .integer(record))
  }

  private func find(_ sql: String, _ value: Value, id: String? = nil) throws -> Stored? {
    try database.first(sql, [value]) { row in
      try Stored(
        record: row.int64(0), id: id ?? row.string(6), version: row.int64(1),
        isCompleted: row.int64(2) == 1, deletedAt: row.stringOrNil(3), entry: row.int64(4),
        document: row.bytes(5))
    }
  }

  /// Lets records refer to ids that are written only later in the transaction; the caller must write them,
  /// or keep nothing.
  package func foresee(_ ids: [String], _ target: Resource) {
    foreseen[ObjectIdentifier(target), default: []].formUnion(ids)
  }

  /// Lets references find a record by its id before it is written as live.
  func remember(_ id: String, _ resource: Resource) {
    memory.remember(id, for: id, resource)
  }

  /// The id of the live record of `target` that `reference`, an id or `scheme:code`, names.
  package func identify(_ reference: String, _ target: Resource) throws -> String? {
    if let id = memory.id(reference, target) { return id }
    if foreseen[ObjectIdentifier(target)]?.contains(reference) ?? false { return reference }
    let id = try database.identify(reference, tables[target])
    if let id { memory.remember(id, for: reference, target) }
    return id
  }

  /// Runs `body` in a savepoint: if it throws, its changes are undone, and what was remembered of them is
  /// forgotten.
  package func savepoint<Output>(_ body: () throws -> Output) throws -> Output {
    do {
      return try database.savepoint(body)
    } catch {
      memory.rollBack(on: database, catalogue)
      throw error
    }
  }

  /// Does the work put off to the end of the transaction now, so that it does not grow without bound.
  package func runDeferred() throws { try database.runDeferred() }

  func nextSequence() throws -> Int64 {
    max(try memory.lastSequence(in: database) + 1, staging?.number ?? 0)
  }

  /// The fault of an input that sets what only the register sets.
  static func managed(_ name: String) -> Fault {
    Fault(
      .pointer("/\(name)"), "read_only",
      "The register sets \(name); leave it out, or repeat its present value.")
  }

  /// The fault of an input that says of the past what only an administrator may; `way` is how to mend it.
  static func administered(_ name: String, _ way: String) -> Fault {
    Fault(
      .pointer("/\(name)"), "read_only",
      "The register sets \(name), or a key with the scope \(Scope.admin.name): \(way).")
  }
}
