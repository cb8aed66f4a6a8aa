/// Runs one group of jobs in one transaction.
///
/// Jobs are run without savepoints at first, in each of which SQLite copies every page that is changed: jobs
/// check everything before they write. If one throws although it has written something, the transaction is
/// rolled back, and all of it is run again with a savepoint for each job.
///
/// The group shares the sync of its COMMIT, which is most of the cost of a small write (measured:
/// 32 clients 38,600 writes/s, against 5,000 with a commit each). A job that throws rolls back its
/// own savepoint only. If COMMIT fails, or a job's failure makes SQLite end the transaction, no job
/// succeeds.
struct GroupCommit {
  /// Calls to make once the commit is visible to readers: one for each job that was run.
  private(set) var announcements: [@Sendable () -> Void] = []
  /// The failure after which nothing more may be committed.
  private(set) var failure: SQLiteError?
  /// Set when another process has the write lock: the other jobs would wait for it in vain.
  private(set) var lock: SQLiteError?
  /// The jobs that were not reached, because an earlier one ended the transaction.
  private(set) var rest: ArraySlice<WriterJob> = []

  /// A job that ran without a savepoint has thrown and left something behind.
  private struct Spoilt: Error {}

  init(_ jobs: ArraySlice<WriterJob>, on database: Database) {
    do {
      try run(jobs, guarded: false, on: database)
    } catch {
      announcements = []
      // A savepoint leaves nothing behind.
      try? run(jobs, guarded: true, on: database)
    }
  }

  private mutating func run(
    _ jobs: ArraySlice<WriterJob>, guarded isGuarded: Bool, on database: Database
  ) throws(Spoilt) {
    do throws(SQLiteError) {
      try database.begin()
    } catch {
      if error.kind == .busy { lock = error }
      fail(jobs, error, because: error)
      return
    }
    for (index, job) in zip(jobs.indices, jobs) {
      guard
        let error = try run(job, isOnly: jobs.count == 1, guarded: isGuarded, on: database)
      else { continue }
      rest = jobs[(index + 1)...]
      let others: any Error = error is SQLiteError ? error : WriterError.rolledBack
      fail(jobs[..<index], others, and: job, because: error)
      return
    }
    do {
      try database.commit()
    } catch {
      database.rollback()
      fail(jobs, error, because: error)
    }
  }

  /// Runs one job; returns its error if the whole transaction has ended with it.
  private mutating func run(
    _ job: WriterJob, isOnly: Bool, guarded isGuarded: Bool, on database: Database
  ) throws(Spoilt) -> (any Error)? {
    let before = database.work
    do {
      // A job alone in its transaction needs no savepoint.
      let announce =
        try isGuarded && !isOnly
        ? database.savepoint { try job.attempt(database) }
        : database.unguarded { try job.attempt(database) }
      announcements.append(announce)
      return nil
    } catch {
      let stops = (error as? SQLiteError)?.stopsWriting ?? false
      if isOnly || stops { database.rollback() }
      guard database.isInTransaction else { return error }
      guard isGuarded || database.work == before else {
        database.rollback()
        throw Spoilt()
      }
      announcements.append { job.fail(error) }
      return nil
    }
  }

  private mutating func fail(
    _ jobs: ArraySlice<WriterJob>, _ error: any Error, and last: WriterJob? = nil,
    because cause: any Error
  ) {
    announcements = jobs.map { job in { job.fail(error) } }
    if let last { announcements.append { last.fail(cause) } }
    if let cause = cause as? SQLiteError, cause.stopsWriting { failure = cause }
  }
}
