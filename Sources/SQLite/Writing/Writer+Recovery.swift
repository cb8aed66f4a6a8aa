import Dispatch
import Synchronization

/// What the writer does when the file fails.
extension Writer {
  /// The longest pause between two attempts to reopen the file, in seconds.
  private static let longestPause = 30.0

  /// Stops all writing on this connection; `watch` may resume it.
  func stop(because failure: SQLiteError) {
    let isNew = current.withLock { status in
      defer { status.failure = failure }
      return status.failure == nil
    }
    if isNew { configuration.onEvent(.stopped(failure)) }
  }

  /// Checks the file now and then, for as long as the writer exists.
  func watch(after pause: Double) {
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, !waiting.withLock({ $0.isClosed }) else { return }
      let hasMoved = connection.withLock { $0?.database.hasMoved ?? false }
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
    current.withLock { $0.failure = nil }
    configuration.onEvent(.resumed)
  }

  /// Reopens the file; writing resumes if `quick_check` finds no fault.
  ///
  /// A lack of space, a lock or a lack of descriptors may pass and is tried again. Any other
  /// failure is left to the next process, whose recovery decides what was committed.
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
