/// The jobs that wait for the writer, bounded by number and by bytes.
struct WriterQueue {
  /// Whether a job was queued.
  enum Admission {
    /// Queued; the caller must schedule a run of the queue.
    case first
    /// Queued; a run is scheduled already.
    case waiting
    case refused(WriterError)
  }

  private(set) var bytes = 0
  private var jobs: [WriterJob] = []
  private var isDrainScheduled = false
  private(set) var isClosed = false

  var count: Int { jobs.count }

  mutating func add(_ job: WriterJob, _ limits: Writer.Configuration) -> Admission {
    guard !isClosed else { return .refused(.closed) }
    // A job larger than the whole limit may still wait alone.
    let hasRoom = jobs.isEmpty || bytes + job.bytes <= limits.maxQueuedBytes
    guard jobs.count < limits.maxQueuedJobs, hasRoom else { return .refused(.overloaded) }
    jobs.append(job)
    bytes += job.bytes
    defer { isDrainScheduled = true }
    return isDrainScheduled ? .waiting : .first
  }

  /// Removes and returns the jobs for the next transaction.
  ///
  /// If there are none, the run ends, and the next job must schedule another.
  mutating func takeGroup(_ limits: Writer.Configuration) -> [WriterJob] {
    var count = 0
    var taken = 0
    for job in jobs {
      let fits = count < limits.maxGroupJobs && taken + job.bytes <= limits.maxGroupBytes
      guard count == 0 || (fits && !job.isAlone) else { break }
      count += 1
      taken += job.bytes
      if job.isAlone { break }
    }
    let group = Array(jobs.prefix(count))
    jobs.removeFirst(count)
    bytes -= taken
    if group.isEmpty { isDrainScheduled = false }
    return group
  }

  mutating func close() { isClosed = true }
}
