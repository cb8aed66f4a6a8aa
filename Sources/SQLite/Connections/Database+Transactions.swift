import CSQLite

extension Database {
  /// Runs `body` in one transaction, which takes the write lock at once, and commits.
  ///
  /// If `body` or the commit throws, nothing is kept.
  package func transaction<Output>(_ body: () throws -> Output) throws -> Output {
    try begin()
    do {
      let result = try body()
      try commit()
      return result
    } catch {
      rollback()
      throw error
    }
  }

  /// Runs `body` on one snapshot, which its first SELECT fixes; inside a transaction, on that one.
  ///
  /// It is also faster: a statement of its own costs two locks and a stat each (measured 1.8 to 3.6
  /// times a statement inside).
  package func read<Output>(_ body: () throws -> Output) throws -> Output {
    guard !isInTransaction else { return try body() }
    try statement("BEGIN DEFERRED").run()
    do {
      let result = try body()
      try commit()
      return result
    } catch {
      rollback()
      throw error
    }
  }

  /// Opens a snapshot, which the first SELECT fixes, until `endReading`.
  package func beginReading() throws(SQLiteError) { try statement("BEGIN DEFERRED").run() }

  /// Lets the snapshot of `beginReading` go; it held nothing to keep.
  package func endReading() { rollback() }

  /// Runs `body` so that, if it throws, its changes go and the rest of the transaction stays.
  package func savepoint<Output>(_ body: () throws -> Output) throws -> Output {
    try statement("SAVEPOINT step").run()
    let deferredBefore = deferred.count
    do {
      let result = try body()
      try refuseDanglingReferences()
      try statement("RELEASE step").run()
      return result
    } catch {
      deferred.removeSubrange(min(deferredBefore, deferred.count)...)
      rollbackToSavepoint()
      throw error
    }
  }

  /// Puts work off to the end of the transaction, where it runs in order before COMMIT.
  ///
  /// Work of a savepoint that is taken back never runs. It is for virtual tables: FTS5 writes what it
  /// holds in memory to disk at every savepoint (sqlite.org/vtab.html, xSavepoint), which cost a group
  /// of small writes a fifth of its time.
  package func beforeCommit(_ work: @escaping (Database) throws -> Void) {
    precondition(isInTransaction, "work is put off inside a transaction")
    deferred.append(work)
  }

  /// Runs what was put off so far; a long transaction does so now and then, to hold little.
  package func runDeferred() throws {
    let works = deferred
    deferred = []
    for work in works { try work(self) }
  }

  func begin() throws(SQLiteError) { try statement("BEGIN IMMEDIATE").run() }

  func commit() throws {
    try runDeferred()
    try statement("COMMIT").run()
  }

  /// Ends the transaction without keeping anything, unless SQLite has done so already.
  func rollback() {
    deferred = []
    guard isInTransaction else { return }
    // The one error left is an input/output failure, and then SQLite rolls back at the next access.
    try? statement("ROLLBACK").run()
  }

  /// FULL, IOERR, NOMEM, BUSY and INTERRUPT may have ended the whole transaction already.
  private func rollbackToSavepoint() {
    guard isInTransaction else { return }
    do {
      try statement("ROLLBACK TO step").run()
      try statement("RELEASE step").run()
    } catch {
      // Half a step must never be committed with the rest.
      rollback()
    }
  }

  /// Deferred foreign keys are only judged by COMMIT, where they would take the whole group down.
  private func refuseDanglingReferences() throws(SQLiteError) {
    var isDangling: Int32 = 0
    var unused: Int32 = 0
    sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &isDangling, &unused, 0)
    guard isDangling == 0 else {
      throw SQLiteError(code: 787, message: "FOREIGN KEY constraint failed")
    }
  }
}
