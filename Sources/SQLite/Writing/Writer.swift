import Dispatch
import Synchronization

/// The only connection that writes, owned by a serial queue, with group commit.
///
/// One connection both commits and checkpoints, which rules out SQLite's WAL-reset bug
/// (sqlite.org/wal.html#walresetbug). Each transaction has all the jobs that wait, so a lone client
/// commits at once, and jobs that arrive while a commit is syncing share the next one: there is no
/// timer.
package final class Writer: Sendable {
  let configuration: Configuration
  let queue = DispatchQueue(label: "concordat.writer", qos: .userInitiated)
  let waiting = Mutex(WriterQueue())
  let connection: Mutex<WriterConnection?>
  let current = Mutex(WriterStatus())
  private let commitCount = Atomic<Int>(0)
  private let isIdleCheckScheduled = Atomic<Bool>(false)
  let path: String

  /// Opens the file, which must exist, for writing.
  package init(path: String, configuration: Configuration = Configuration()) throws(SQLiteError) {
    self.path = path
    self.configuration = configuration
    connection = Mutex(try WriterConnection(path: path, configuration))
    watch(after: configuration.watchSeconds)
  }

  /// A number that grows with each commit that wrote, before its completions are called.
  package var generation: Int { commitCount.load(ordering: .acquiring) }

  /// The writer's counters and its state now.
  package var status: WriterStatus {
    var status = current.withLock { $0 }
    (status.queuedJobs, status.queuedBytes) = waiting.withLock { ($0.count, $0.bytes) }
    return status
  }

  /// Queues `job` for the next transaction; if it throws, what it wrote is undone and the others stay.
  ///
  /// It may be run twice, if another job of its group throws after writing, so it must leave nothing behind but
  /// in the database.
  ///
  /// `completion` is called on the writer's queue once the job is committed durably, or has failed
  /// and was rolled back; if the queue is full, it is called at once. It must not block. With
  /// `usesReserve` the job may use the reserved disk space, and fails for lack of space only when
  /// none is left at all.
  package func submit<Output: Sendable>(
    bytes: Int = 0, usesReserve: Bool = false,
    _ job: @escaping @Sendable (Database) throws -> Output,
    completion: @escaping @Sendable (Result<Output, any Error>) -> Void
  ) {
    enqueue(
      WriterJob(bytes: bytes, isAlone: false, usesReserve: usesReserve, job, completion))
  }

  /// Queues `job` for a transaction of its own, however long it runs.
  package func submitAlone<Output: Sendable>(
    _ job: @escaping @Sendable (Database) throws -> Output,
    completion: @escaping @Sendable (Result<Output, any Error>) -> Void
  ) {
    enqueue(WriterJob(bytes: 0, isAlone: true, usesReserve: false, job, completion))
  }

  /// Runs the waiting jobs, refreshes statistics, empties the log and closes the file.
  package func close() {
    waiting.withLock { $0.close() }
    queue.sync {
      drain()
      let isCondemned = current.withLock(\.isCondemned)
      let outcome = connection.withLock { connection in
        defer { connection = nil }
        return isCondemned ? nil : connection?.finish()
      }
      if let outcome { report(outcome) }
    }
  }

  private func enqueue(_ job: WriterJob) {
    switch waiting.withLock({ $0.add(job, configuration) }) {
    case .first: queue.async { self.drain() }
    case .waiting: break
    case .refused(let error):
      if error == .overloaded { current.withLock { $0.refusedJobs += 1 } }
      job.fail(error)
    }
  }

  private func drain() {
    while true {
      let group = waiting.withLock { $0.takeGroup(configuration) }
      guard !group.isEmpty else { break }
      var rest = group[...]
      while !rest.isEmpty { rest = commit(rest) }
    }
    checkWhenIdle()
  }

  /// Refuses all waiting jobs: another process has the lock, and each group would wait for it.
  private func refuseAll(_ error: SQLiteError) {
    while case let group = waiting.withLock({ $0.takeGroup(configuration) }), !group.isEmpty {
      for job in group { job.fail(error) }
    }
    configuration.onEvent(.locked)
  }

  /// Runs one transaction, calls its completions, and returns the jobs that were not reached.
  private func commit(_ jobs: ArraySlice<WriterJob>) -> ArraySlice<WriterJob> {
    if let failure = current.withLock({ $0.failure }) {
      for job in jobs { job.fail(WriterError.stopped(failure)) }
      return []
    }
    var jobs = jobs
    if let shortage = configuration.shortage(beside: path) {
      for job in jobs where !job.usesReserve { job.fail(shortage) }
      jobs = jobs.filter(\.usesReserve)[...]
      guard !jobs.isEmpty else { return [] }
    }
    let start = DispatchTime.now().uptimeNanoseconds
    let outcome = connection.withLock {
      connection -> Result<(GroupCommit, CommitLog.Reading), any Error> in
      guard let connection else { return .failure(WriterError.closed) }
      if let hindrance = connection.hindrance { return .failure(hindrance) }
      let before = connection.log.commits
      let group = GroupCommit(jobs, on: connection.database)
      return .success((group, connection.log.reading(since: before)))
    }
    let (group, log): (GroupCommit, CommitLog.Reading)
    switch outcome {
    case .success(let done): (group, log) = done
    case .failure(let error):
      if let error = error as? SQLiteError, error.stopsWriting { stop(because: error) }
      for job in jobs { job.fail(error) }
      return []
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    current.withLock { status in
      status.groupJobs.add(Double(group.announcements.count))
      status.commitSeconds.add(seconds)
      status.commits += log.commits
      status.jobs += group.announcements.count
      status.logPages = log.pages
    }
    if let failure = group.failure { stop(because: failure) }
    if log.commits > 0 {
      let (_, generation) = commitCount.add(1, ordering: .acquiringAndReleasing)
      configuration.onCommit(generation)
    }
    for announce in group.announcements { announce() }
    if let lock = group.lock { refuseAll(lock) }
    let checkpoint = connection.withLock { $0?.checkpointIfDue(configuration) }
    if let checkpoint { report(checkpoint) }
    return group.rest
  }

  /// Empties the log once nothing has been committed for a while.
  private func checkWhenIdle() {
    let (commits, pages) = current.withLock { ($0.commits, $0.logPages) }
    guard pages > 0, !isIdleCheckScheduled.exchange(true, ordering: .relaxed) else { return }
    queue.asyncAfter(deadline: .now() + configuration.idleSeconds) { [weak self] in
      guard let self else { return }
      isIdleCheckScheduled.store(false, ordering: .relaxed)
      if current.withLock({ $0.commits == commits && $0.failure == nil }),
        let checkpoint = connection.withLock({ $0?.checkpoint(.truncate) })
      {
        report(checkpoint)
      }
      checkWhenIdle()  // there is more to do if somebody wrote, or a reader was in the way
    }
  }

  private func report(_ checkpoint: Result<Checkpoint, SQLiteError>) {
    current.withLock { status in
      switch checkpoint {
      case .success(let checkpoint):
        status.checkpointFailure = nil
        status.logPages = max(0, checkpoint.logPages)
        if checkpoint.isBusy { status.checkpoints.busy += 1 } else { status.checkpoints.done += 1 }
      case .failure(let error):
        status.checkpointFailure = error
        status.checkpoints.failed += 1
      }
    }
    configuration.onCheckpoint(checkpoint)
    switch checkpoint {
    case .failure(let error): configuration.onEvent(.checkpointFailed(error))
    case .success(let checkpoint):
      guard checkpoint.logPages >= configuration.crowdedPages,
        checkpoint.copiedPages < checkpoint.logPages
      else { return }
      configuration.onEvent(.crowded(pages: checkpoint.logPages))
    }
  }
}
