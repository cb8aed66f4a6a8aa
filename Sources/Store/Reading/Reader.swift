import JSON
import Queries
package import Records
package import SQLite

/// Reads records on a connection of its own; documents are copied as they lie on disk.
package final class Reader {
  package let database: Database
  let tables: Tables
  package var catalogue: Catalogue { tables.catalogue }
  let memory: ListMemory
  var pace = ListPace()
  private var publicDocuments: [ObjectIdentifier: Statement] = [:]
  private let generation: @Sendable () -> Int
  /// The generation that the held snapshot surely includes; nil while none is held.
  private var held: Int?
  private let staging: StagingEpoch.Watch
  private let folds: Folds?
  /// The folds of the held snapshot that were asked for.
  private var folded: [ObjectIdentifier: any LogFold] = [:]

  /// The seconds after which `snapshot` gives up.
  private let patience: Double
  let ring: KeyRing
  /// The short forms of records that were embedded last, by the tables of their kinds.
  var summaries: [String: SummaryMemory] = [:]
  /// The keys seen last, by their ids.
  var keys: [String: KnownKey] = [:]
  /// How often keys had changed when the held snapshot was begun, which has at least those changes.
  private var heldKeys = 0

  /// A number of changes of keys that what is read now surely includes.
  var keysSeen: Int { held == nil ? ring.generation : heldKeys }

  /// `generation` counts the commits to the file; it grows before a commit is acknowledged.
  init(
    _ database: Database, _ tables: Tables, _ ring: KeyRing = KeyRing(), _ folds: Folds? = nil,
    memory: ListMemory = ListMemory(), patience: Double = Store.Limits().answerSeconds,
    staging: StagingEpoch.Watch = StagingEpoch.Watch(StagingEpoch()),
    generation: @escaping @Sendable () -> Int = { 0 }
  ) {
    (self.database, self.tables) = (database, tables)
    (self.ring, self.folds, self.memory) = (ring, folds, memory)
    (self.patience, self.staging, self.generation) = (patience, staging, generation)
  }

  /// Begins one snapshot for all reading until `letGo`; it has every write that was acknowledged before.
  ///
  /// Asked again it keeps the snapshot unless something was committed meanwhile. A SELECT of its own costs
  /// two locks, a stat and, beside other readers, a wait for the lock of the log's index; a worker that
  /// answers a few dozen requests in one turn pays that once.
  package func hold() throws {
    let now = generation()
    if held == now, database.isInTransaction { return }
    letGo()
    heldKeys = ring.generation
    staging.look(isReading: database.hasSnapshot)
    try database.beginReading()
    held = now
  }

  /// Keeps the present snapshot whatever is committed meanwhile; begins one if there is none.
  func holdOn() throws { if held == nil || !database.isInTransaction { try hold() } }

  /// Gives up the held snapshot, which would keep the write-ahead log from being emptied.
  package func letGo() {
    guard held != nil else { return }
    held = nil
    folded = [:]
    database.endReading()
  }

  /// The snapshot that is held is too old for a fold: the request has to begin anew on another.
  package struct Outdated: Error {}

  /// The fold as of the snapshot that is held; the same one until that is let go.
  ///
  /// Throws `Outdated` if the fold has moved on since the snapshot was begun; `renew` then begins one for
  /// which there are all folds.
  package func fold<Fold: LogFold>(_ fold: Fold.Type) throws -> Fold {
    let key = ObjectIdentifier(fold)
    if let known = folded[key] as? Fold { return known }
    guard let folds else { preconditionFailure("this reader was made without folds") }
    do {
      let value = try folds.current(fold, on: database)
      if held != nil { folded[key] = value }
      return value
    } catch is FoldState.Behind {
      throw Outdated()
    }
  }

  /// Begins a new snapshot, with every fold that anybody has asked for.
  package func renew() throws {
    letGo()
    guard let folds else { return try hold() }
    folded = try folds.all(on: database) { try hold() }
  }

  /// Runs `body` on one snapshot, and gives it up after as many seconds as the store's limits say, or when the
  /// effort of its thread has ended.
  package func snapshot<Output>(_ body: () throws -> Output) throws -> Output {
    let isUnwanted = Effort.current.map { effort in { effort.hasEnded } }
    return try database.withDeadline(seconds: patience, unless: isUnwanted) {
      try database.read(body)
    }
  }

  /// What is known of an id.
  package enum Item {
    case found(Edition, document: [UInt8])
    case gone(since: String)
    case missing
  }

  /// The record called `id`, as `audience` sees it; one that is hidden from it is missing.
  package func item(_ resource: Resource, _ id: String, for audience: Audience = .anyone) throws
    -> Item
  {
    guard audience == .anyone else { return try item(resource, id, inside: audience) }
    let statement = try publicDocument(resource)
    defer { statement.reset() }
    try statement.bind(1, id)
    guard try statement.step() else { return .missing }
    if let moment = statement.stringOrNil(2) { return .gone(since: moment) }
    return .found(Edition(statement, at: 0), document: try statement.document(3, of: id))
  }

  /// The statement that reads one record, kept for each kind: this is what is asked most.
  private func publicDocument(_ resource: Resource) throws -> Statement {
    let kind = ObjectIdentifier(resource)
    if let known = publicDocuments[kind] { return known }
    let statement = try database.statement(tables[resource].publicDocument)
    publicDocuments[kind] = statement
    return statement
  }

  private func item(_ resource: Resource, _ id: String, inside audience: Audience) throws -> Item {
    let document = resource.document(for: audience)
    let sql =
      """
      SELECT r.version, r.is_completed, r.deleted_at, \(document.sql) \
      FROM \(resource.table) r \(RecordRow.withEntry) WHERE r.id = ? AND \(RecordRow.isThere("r"))
      """
    let (text, values) = shown(sql, document.values + [.text(id)], resource, audience)
    let item = try database.first(text, values) { row -> Item in
      if let moment = row.stringOrNil(2) { return .gone(since: moment) }
      return .found(Edition(row, at: 0), document: try row.document(3, of: id))
    }
    return item ?? .missing
  }

  /// A statement about rows `r` with the condition that `audience` sees them.
  func shown(_ sql: String, _ values: [Value], _ resource: Resource, _ audience: Audience) -> (
    String, [Value]
  ) {
    guard let condition = resource.condition(for: audience) else { return (sql, values) }
    return ("\(sql) AND (\(condition.sql))", values + condition.values)
  }

  /// The id of the live record that bears `code`, if `audience` sees it.
  package func identify(_ code: String, _ resource: Resource, for audience: Audience = .anyone)
    throws -> String?
  {
    guard resource.alias != nil else { return nil }
    let (sql, values) = shown(
      tables[resource].bearer, [.text(code)], resource, audience)
    return try database.first(sql, values) { $0.string(0) }
  }

  /// The id of the live record that `reference`, an id or a code, names; nil if there is none.
  package func resolve(_ reference: String, _ resource: Resource) throws -> String? {
    guard Reference.isID(reference, of: resource) else {
      return try identify(reference, resource, for: .operators)
    }
    return try database.first(tables[resource].exists, [.text(reference)]) { _ in reference }
  }

  /// The ids to which records of a kind that `audience` sees refer by the filter called `filter`, each once.
  package func referred(_ resource: Resource, by filter: String, for audience: Audience) throws
    -> [String]
  {
    guard let link = resource.index.links.first(where: { $0.parameter == filter }) else {
      return []
    }
    let table = "\(resource.table)_links"
    let condition = resource.condition(for: audience)
    let isShown = condition.map {
      """
      AND EXISTS (SELECT 1 FROM \(table) l JOIN \(resource.table) r ON r.record = l.record
        WHERE l.field = ?1 AND l.value = found.value AND \(RecordRow.isThere("r")) AND (\($0.sql)))
      """
    }
    // From each value straight to the next one in the index, however many rows bear it.
    return try database.rows(
      """
      WITH RECURSIVE found(value) AS (
        SELECT min(value) FROM \(table) t WHERE field = ?1 AND \(RecordRow.isThere("t"))
        UNION ALL
        SELECT (
          SELECT min(value) FROM \(table) t
          WHERE field = ?1 AND value > found.value AND \(RecordRow.isThere("t")))
        FROM found WHERE found.value IS NOT NULL
      ) SELECT value FROM found WHERE value IS NOT NULL \(isShown ?? "")
      """, [.integer(Int64(link.number))] + (condition?.values ?? [])
    ) { $0.string(0) }
  }

  /// The documents of live records whose `column` begins with `text`, in its order, no more than `limit`.
  package func documents(
    _ resource: Resource, _ column: String, beginningWith text: String, limit: Int
  ) throws -> [[UInt8]] {
    precondition(resource.index.columns.contains { $0.name == column }, "no column \(column)")
    return try database.rows(
      """
      SELECT \(RecordRow.document), r.id FROM \(resource.table) r \(RecordRow.withEntry)
      WHERE r.\(column) >= ?1 AND r.\(column) < ?1 || char(0x10FFFF) AND \(RecordRow.isLive)
      ORDER BY r.\(column) LIMIT ?2
      """, [.text(text), .integer(Int64(limit))]
    ) { try $0.document(0, of: $0.string(1)) }
  }

  /// The sequence number of the latest entry; 0 in an empty register.
  package func sequence() throws -> Int64 {
    try database.lastSequence()
  }

  /// How many live records of a kind `audience` sees.
  package func count(_ resource: Resource, for audience: Audience) throws -> Int64 {
    let query = Query(resource, for: audience)
    return try total(query, at: latest(for: query))
  }
}
