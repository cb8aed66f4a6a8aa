import Dispatch
import SQLite
import Synchronization

/// Turns what the writer reports into sentences, and ends downloads that keep the log from shrinking.
final class StorageWatch: Sendable {
  /// A download that is running, and since when, in nanoseconds of the monotonic clock.
  private struct Download {
    weak var rows: Rows?
    let since: UInt64
  }

  /// The nanoseconds for which a download is left alone, however long the log is: most end by themselves.
  private static let grace: UInt64 = 10_000_000_000
  /// The nanoseconds before a warning is repeated.
  private static let silence: UInt64 = 10_000_000_000

  private let downloads = Mutex<[Download]>([])
  private let tell = Mutex<@Sendable (StorageEvent) -> Void>({ _ in })
  private let lastWarning = Mutex<[String: UInt64]>([:])

  /// Calls `handler` with each event from now on.
  func onEvent(_ handler: @escaping @Sendable (StorageEvent) -> Void) {
    tell.withLock { $0 = handler }
  }

  /// Remembers a download that has begun.
  func add(_ rows: Rows) {
    let now = DispatchTime.now().uptimeNanoseconds
    downloads.withLock { downloads in
      downloads.removeAll { $0.rows == nil }
      downloads.append(Download(rows: rows, since: now))
    }
  }

  /// Tells the operator of an event of the writer; ends a download if the log has grown too long.
  func note(_ event: WriterEvent) {
    switch event {
    case .stopped(let error):
      send(.failure, "Writing stopped; reading goes on, and the file is tried again: \(error)")
    case .condemned(let error):
      send(
        .failure,
        "The register's file is damaged. Writing stopped, reading goes on where it can, and the file is kept "
          + "as it is: restore a backup, or export what can be read. \(error)")
    case .resumed: send(.good, "The register's file is sound, and writing goes on.")
    case .lost(let error): send(.loss, "The register's file cannot be used any more: \(error)")
    case .locked:
      warn("locked", "Another process holds the register's lock; what waited was refused.")
    case .checkpointFailed(let error):
      warn("checkpoint", "The log was not copied into the register's file: \(error)")
    case .crowded(let pages): relieve(pages)
    }
  }

  /// Ends the oldest download, unless it is young.
  private func relieve(_ pages: Int) {
    let now = DispatchTime.now().uptimeNanoseconds
    let oldest = downloads.withLock { downloads in
      downloads.removeAll { $0.rows == nil }
      return downloads.first { now - $0.since >= StorageWatch.grace }
    }
    guard let oldest, let rows = oldest.rows else {
      return warn("crowded", "A reader keeps \(pages) pages in the log.")
    }
    downloads.withLock { $0.removeAll { $0.rows === rows } }
    rows.revoke()
    let seconds = (now - oldest.since) / 1_000_000_000
    send(
      .warning, "A download of \(seconds) s was ended: it kept \(pages) pages in the log.")
  }

  /// Tells what the check of the whole file came to.
  func note(_ outcome: DeepCheck.Outcome) {
    switch outcome {
    case .sound(let seconds, let records):
      send(
        .good,
        "The register's file was looked through in \((seconds * 10).rounded() / 10) s and is sound; "
          + "\(records) records were compared with the log.")
    case .differs(let findings, let records):
      send(
        .warning,
        "Of \(records) records that were compared with the log some differ, such as \(findings[0]). "
          + "concordat check tells all, and concordat check --repair makes them anew.")
    case .damaged: break  // The writer, which stops, tells of it.
    case .failed(let error): send(.warning, "The register's file was not looked through: \(error)")
    case .ended: break
    }
  }

  private func warn(_ name: String, _ sentence: String) {
    let now = DispatchTime.now().uptimeNanoseconds
    let isDue = lastWarning.withLock { last in
      guard last[name].map({ now - $0 >= StorageWatch.silence }) ?? true else { return false }
      last[name] = now
      return true
    }
    if isDue { send(.warning, sentence) }
  }

  private func send(_ weight: StorageEvent.Weight, _ sentence: String) {
    let tell = tell.withLock { $0 }
    tell(StorageEvent(weight: weight, sentence: sentence))
  }
}
