import Dispatch
import Synchronization

/// What the writer does when the file fails.
extension Writer {
  /// The longest pause between two attempts to reopen the file, in seconds.
  private static let longestPause = 30.0

  /// Stops all writing on this connection; `watch` may resume it.
  func stop(because failure: SQLiteError) {
    let isNew = current.withLock { status in
      // That the file is damaged says more than what follows from it.
      defer { if !status.isCondemned { status.failure = failure } }
      return status.failure == nil
    }
    if isNew { configuration.onEvent(.stopped(failure)) }
  }

  /// Stops all writing for as long as the writer exists, because the file was found damaged; what is in it and
  /// in its log stays as it is.
  package func condemn(because failure: SQLiteError) {
    let isNew = current.withLock { status in
      defer { (status.failure, status.isCondemned) = (failure, true) }
      return !status.isCondemned
    }
    guard isNew else { return }
    // After the group that may be under way; what waits is refused.
    queue.async { [self] in
      connection.withLock { $0?.database.keepLog() }
    }
    configuration.onEvent(.condemned(failure))
  }

  /// Checks the file now and then, for as long as the writer exists.
  func watch(after pause: Double) {
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, !waiting.withLock({ $0.isClosed }) else { return }
      let hasMoved = connection.withLock { $0?.database.hasMoved ?? false }
      guard !current.withLock({ $0.isCondemned }) else { return }
      switch current.withLock({ $0.failure }) {
      case nil:
        if hasMoved { stop(because: .moved) }
        watch(after: configuration.watchSeconds)
      case SQLiteError.moved?:
        // If the file is back under its name, it is the one that was open all along.
        if !hasMoved { resume() }
        watch(after: configuration.watchSeconds)
      case _?:
        watch(after: reopen() ? configuration.watchSeconds : min(pause * 2, Writer.longestPause))
      }
    }
  }

  private func resume() {
    let resumes = current.withLock { status in
      if !status.isCondemned { status.failure = nil }
      return !status.isCondemned
    }
    if resumes { configuration.onEvent(.resumed) }
  }

  /// Reopens the file; writing resumes if `quick_check` finds no fault and something was committed and synced.
  ///
  /// Reading tells nothing of a disk that takes no writes: readiness flickered while each write failed. A lack of
  /// space, a lock, a lack of descriptors or a failing disk may pass and is tried again; of anything else the
  /// operator is told.
  private func reopen() -> Bool {
    do throws(SQLiteError) {
      try connection.withLock { connection throws(SQLiteError) in
        connection = nil
        let fresh = try WriterConnection(path: path, configuration)
        if let fault = try fresh.database.quickCheck() {
          throw SQLiteError(code: 11, message: fault)  // SQLITE_CORRUPT
        }
        try fresh.database.commitNothing()
        connection = fresh
      }
      resume()
      return true
    } catch {
      switch error.kind {
      case .full, .busy, .unavailable, .readOnly, .storage: break
      case .damaged, .unique, .foreignKey, .constraint, .tooBig, .interrupted, .mistake:
        configuration.onEvent(.lost(error))
      }
      return false
    }
  }
}
