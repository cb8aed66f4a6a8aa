import Tree
package import Evidence
import Queries
package import Records
import SQLite
import Synchronization

/// One register's file: its writer, its readers, its clock.
package final class Store: Sendable {
  package let tables: Tables
  package var catalogue: Catalogue { tables.catalogue }
  package let path: String
  package let clock: @Sendable () -> Instant
  package let ids: ULID
  /// Where the salts of entries come from.
  package let salts: Salts
  /// Nil for a register that is only read.
  let writer: Writer?
  private let lock: FileLock?
  package let limits: Limits
  let ring = KeyRing()
  private let folds: Folds
  private let memory = ListMemory()
  private let pool = ReaderPool()
  private let watch = StorageWatch()
  private let deepCheck: DeepCheck
  /// Whether an import lays rows ready, or what one left is being removed.
  let isStaging = Mutex(false)
  let stagingEpoch = StagingEpoch()

  /// The limits of writing and reading.
  package struct Limits: Sendable {
    /// While fewer bytes are free on the disk, nothing is written but keys and what falls due.
    package var minimumFree = 0
    /// The most writes that share a commit.
    package var groupedWrites = 128
    /// The seconds after which a page, or an answer that is worked out, is given up.
    package var answerSeconds = 5.0
    /// The seconds within which the next chunk of a file must be ready; otherwise the file is given up.
    package var chunkSeconds = 30.0

    package init() {}
  }

  /// Opens the register in the file at `path`, making an empty one if there is none.
  ///
  /// A register of an earlier program, or of one that declared its kinds otherwise, is brought up to date,
  /// and `tell` is called with a sentence that says so. If another process has locked it, waits up to
  /// `patience` seconds.
  package init(
    path: String, catalogue: Catalogue, services: Services = Services(), ids: ULID = ULID(),
    salts: Salts = Salts(),
    limits: Limits = Limits(),
    patience: Double = 0,
    clock: @escaping @Sendable () -> Instant = { .now }, tell: (String) -> Void = { _ in }
  ) throws {
    let path = Store.file(path).path
    let tables = Tables(catalogue, services)
    (self.path, self.tables, self.clock) = (path, tables, clock)
    (self.ids, self.salts) = (ids, salts)
    self.limits = limits
    folds = Folds(path: path, catalogue: catalogue)
    deepCheck = DeepCheck(path, self.tables)
    var configuration = Writer.Configuration()
    configuration.reservedBytes = limits.minimumFree
    configuration.maxGroupJobs = limits.groupedWrites
    configuration.onEvent = { [watch] event in watch.note(event) }
    configuration.onOpen = { [stagingEpoch] (database: Database) throws(SQLiteError) in
      // What is in a file that was opened anew is not known.
      stagingEpoch.begin()
      try RecordRow.define(on: database) { stagingEpoch.isEmpty }
    }
    let ballast = Ballast(database: path)
    (lock, writer) = try Store.givingUp(ballast) {
      let now = clock()
      return try Store.openFile(path, catalogue, configuration, patience: patience, at: now) {
        try $0.bringUpToDate(from: $1, tables, ids, at: now, tell: tell)
      }
    }
    if limits.minimumFree > 0 { ballast.reserve() }
    sweepAtStart()
    if let lacking = try? Store.reading(path).lackingNodes, lacking > 0 { growTree() }
  }

  /// Opens the register in the file at `path` for reading alone, beside the process that may be serving it;
  /// its log can be read whatever became of the tables that derive from it.
  package init(reading path: String, catalogue: Catalogue, logAlone: Bool = false) throws {
    let path = Store.file(path).path
    try Store.checkReadable(path, catalogue, logAlone: logAlone)
    (self.path, tables, ids, clock) = (path, Tables(catalogue), ULID(), { .now })
    salts = Salts()
    limits = Limits()
    folds = Folds(path: path, catalogue: catalogue)
    deepCheck = DeepCheck(path, self.tables)
    (lock, writer) = (nil, nil)
  }

  deinit {
    // Another process may write once the lock goes.
    stagingEpoch.begin()
  }

  /// Whether writes are accepted; false after a storage failure.
  package var acceptsWrites: Bool { writer.map { $0.status.failure == nil } ?? false }

  /// Whether what is committed could not be copied from the log into the file the last time.
  package var checkpointFails: Bool { writer?.status.checkpointFailure != nil }

  /// Whether writes are refused because the disk has too little room.
  package var lacksRoom: Bool { writer?.lacksRoom ?? false }

  /// Calls `handler` with each line of SQLite's own error log; must be set before the first register is opened.
  package static func onEngineLog(_ handler: @escaping @Sendable (String) -> Void) {
    SQLiteLibrary.sendLog(to: handler)
  }

  /// How far the check of the whole file is, or what it found.
  package var checkState: DeepCheck.State { deepCheck.state }

  /// Begins to look through the whole file while it is used; tells what it found as an event.
  ///
  /// Where the file is damaged, writing ends, and the next process is told so by a file beside it.
  package func startDeepCheck() {
    deepCheck.start { [watch, writer, path] outcome in
      if case .damaged(let error) = outcome {
        // Without the mark the next process finds it out in the same way.
        try? Store.file(path).markDamaged()
        writer?.condemn(because: error)
      }
      watch.note(outcome)
    }
  }

  /// Calls `handler` with each event of the file, on a queue that waits until it returns.
  package func onEvent(_ handler: @escaping @Sendable (StorageEvent) -> Void) {
    watch.onEvent(handler)
  }

  /// Ends all writing and leaves a file without a log beside it.
  package func close() {
    // Another process may write from now on.
    stagingEpoch.begin()
    deepCheck.end()
    keepKeyUses()
    folds.close()
    pool.close()
    writer?.close()
  }

  /// The fold with everything that is committed now.
  package func fold<Fold: LogFold>(_ fold: Fold.Type) throws -> Fold {
    try folds.current(fold).value
  }

  /// A connection for reading, for one thread at a time.
  package func makeReader() throws -> sending Reader {
    let database = try Store.reading(path)
    try AsOf.define(on: database, catalogue)
    let staging = StagingEpoch.Watch(stagingEpoch)
    try RecordRow.define(on: database) { staging.isEmpty }
    return Reader(
      database, tables, ring, folds, memory: memory, patience: limits.answerSeconds,
      staging: staging
    ) { [writer] in
      writer?.generation ?? 0
    }
  }

  /// Takes a reader from the pool, or makes one; `giveBack` returns it when it is needed no longer.
  package func takeReader() throws -> HandedReader {
    try pool.take() ?? HandedReader(makeReader())
  }

  /// Returns a reader to the pool; its snapshot is let go.
  package func giveBack(_ handed: HandedReader) { pool.give(handed) }

  /// Every row of a query, from the snapshot that the reader holds or, if it holds none, from a new one; the
  /// reader is given back with the last of them.
  package func rows(_ query: Query, _ handed: HandedReader) throws -> Rows {
    let rows = try Rows(query, handed, pool)
    watch.add(rows)
    return rows
  }

  /// Every row of a query from one snapshot of its own.
  package func makeRows(_ query: Query) throws -> Rows { try rows(query, takeReader()) }

  /// Runs `job` in the group's transaction and hands its result to `completion` once it is on disk.
  ///
  /// It may be run twice, and must leave nothing behind but in the ledger. With `usesReserve` it is refused for lack
  /// of room only when there is none at all.
  package func submit<Output: Sendable>(
    bytes: Int, usesReserve: Bool = false, _ job: @escaping @Sendable (Ledger) throws -> Output,
    completion: @escaping @Sendable (Result<Output, any Error>) -> Void
  ) {
    guard let writer else { return completion(.failure(WriterError.closed)) }
    writer.submit(bytes: bytes, usesReserve: usesReserve) { [tables, ids, salts, folds] database in
      try job(Ledger(database, tables, ids: ids, salts: salts, folds: folds))
    } completion: {
      completion($0)
    }
  }

  /// Runs `job` and waits until it is on disk: for the command line and tests.
  package func perform<Output: Sendable>(
    usesReserve: Bool = false, _ job: @escaping @Sendable (Ledger) throws -> Output
  ) throws -> Output {
    guard let writer else { throw WriterError.closed }
    return try writer.perform(usesReserve: usesReserve) { [tables, ids, salts, folds] database in
      try job(Ledger(database, tables, ids: ids, salts: salts, folds: folds))
    }
  }

  /// Runs `job` in a transaction of its own, however long it lasts: all of it is kept or nothing.
  package func performAlone<Output: Sendable>(_ job: @escaping @Sendable (Ledger) throws -> Output)
    throws -> Output
  {
    guard let writer else { throw WriterError.closed }
    return try writer.performAlone { [tables, ids, salts, folds] database in
      try job(Ledger(database, tables, ids: ids, salts: salts, folds: folds))
    }
  }
}
