import Dispatch
import Synchronization

/// What the writer does about a file that fails it.
extension Writer {
  /// No try to open the file anew comes later than so many seconds after the one before.
  private static let longestPause = 30.0

  /// Ends all writing on this connection; the watch sees to the rest.
  func stop(because failure: SQLiteError) {
    let isNew = current.withLock { status in
      defer { status.failure = failure }
      return status.failure == nil
    }
    if isNew { configuration.onEvent(.stopped(failure)) }
  }

  /// Looks at the file now and then, for as long as the writer lives.
  func watch(after pause: Double) {
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, !waiting.withLock({ $0.isClosed }) else { return }
      let hasMoved = connection.withLock { $0?.database.hasMoved ?? false }
      switch current.withLock({ $0.failure }) {
      case nil:
        if hasMoved { stop(because: .moved) }
        watch(after: configuration.watchSeconds)
      case SQLiteError.moved?:
        // The file that comes back under its name is the one that was open all along.
        if !hasMoved { resume() }
        watch(after: configuration.watchSeconds)
      case _?:
        watch(after: reopen() ? configuration.watchSeconds : min(pause * 2, Writer.longestPause))
      }
    }
  }

  private func resume() {
    current.withLock { $0.failure = nil }
    configuration.onEvent(.resumed)
  }

  /// Closes the file and opens it anew; writing goes on if `quick_check` finds no fault.
  ///
  /// What only lacks room, a lock or a descriptor may come right and is tried again; every other failure is
  /// for the next process, whose recovery decides what was kept.
  private func reopen() -> Bool {
    do throws(SQLiteError) {
      try connection.withLock { connection throws(SQLiteError) in
        connection = nil
        let fresh = try WriterConnection(path: path, options: configuration.options)
        if let fault = try fresh.database.quickCheck() {
          throw SQLiteError(code: 11, message: fault)  // SQLITE_CORRUPT
        }
        connection = fresh
      }
      resume()
      return true
    } catch {
      switch error.kind {
      case .full, .busy, .unavailable, .readOnly: break
      case .storage, .damaged, .unique, .foreignKey, .constraint, .tooBig, .interrupted, .mistake:
        configuration.onEvent(.lost(error))
      }
      return false
    }
  }
}
