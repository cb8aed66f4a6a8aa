import Dispatch
import Foundation
import Records
import SQLite
import Synchronization

/// Looks through the whole file of a register while it is served: what opening it leaves out, because that
/// takes as long as the file is.
///
/// On a thread and a connection of its own, at a low priority, with a pause after each table as long as the table
/// took, so that it has at most half of the disk's time. Each table is looked through on a snapshot of its own,
/// so that none keeps the write-ahead log for as long as the whole check.
package final class DeepCheck: Sendable {
  /// How far the check is, or what it found.
  package enum State: String, Sendable, CaseIterable {
    /// It has not begun, or was ended before it found anything.
    case pending
    case running
    /// The file is sound, and the records that were compared with the log are what it says.
    case sound
    /// The file is sound, and some records are not what the log says.
    case differs
    case damaged
    /// The file could not be read.
    case failed
  }

  /// What the check came to.
  enum Outcome {
    case sound(seconds: Double, records: Int)
    case differs([String], records: Int)
    case damaged(SQLiteError)
    case failed(any Error)
    /// It was ended before its end.
    case ended
  }

  /// How many records of each kind are compared with the log.
  private static let sample = 100
  /// The longest pause, in seconds.
  private static let longestPause = 1.0

  private struct Memory {
    var state = State.pending
    var isEnded = false
    var interruption: Interruption?
  }

  private let path: String
  private let tables: Tables
  private let memory = Mutex(Memory())
  private let done = DispatchGroup()
  /// Signalled once the check is to end.
  private let haste = DispatchSemaphore(value: 0)

  init(_ path: String, _ tables: Tables) { (self.path, self.tables) = (path, tables) }

  var state: State { memory.withLock(\.state) }

  /// Begins on a thread of its own, which calls `tell` with what the check came to.
  func start(_ tell: @escaping @Sendable (Outcome) -> Void) {
    memory.withLock { $0.state = .running }
    done.enter()
    Thread.detachNewThread { [self] in
      DeepCheck.lowerPriority()
      let outcome = run()
      memory.withLock { memory in
        memory.state =
          switch outcome {
          case .sound: .sound
          case .differs: .differs
          case .damaged: .damaged
          case .failed: .failed
          case .ended: .pending
          }
      }
      tell(outcome)
      done.leave()
    }
  }

  /// Ends the check, and returns once it has.
  func end() {
    memory.withLock { $0.isEnded = true }
    haste.signal()
    // More than once: an interruption that comes before a statement begins does not end it.
    repeat {
      memory.withLock { $0.interruption?.interrupt() }
    } while done.wait(timeout: .now() + 0.05) == .timedOut
  }

  /// Waits, unless the check is ended meanwhile.
  private func pause(_ seconds: Double) {
    if haste.wait(timeout: .now() + seconds) == .success { haste.signal() }
  }

  private var isEnded: Bool { memory.withLock(\.isEnded) }

  private func run() -> Outcome {
    let start = DispatchTime.now().uptimeNanoseconds
    do {
      // Input that failed once comes as damage too (SQLITE_CORRUPT), so it is looked for once more.
      if try firstFault(pauses: true) != nil {
        pause(DeepCheck.longestPause)
        if let fault = try firstFault(pauses: false) { return isEnded ? .ended : .damaged(fault) }
      }
      let inspection = try Inspection(sampling: DeepCheck.sample, of: path, tables) {
        !isEnded
      }
      guard !isEnded else { return .ended }
      guard inspection.findings.isEmpty else {
        return .differs(inspection.findings, records: inspection.records)
      }
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      return .sound(seconds: seconds, records: inspection.records)
    } catch {
      return isEnded ? .ended : .failed(error)
    }
  }

  /// The first fault of the file's structure, on a new connection.
  private func firstFault(pauses: Bool) throws -> SQLiteError? {
    do {
      var options = Database.Options()
      options.cacheKiB = 2000
      let database = try Store.reading(path, options)
      memory.withLock { $0.interruption = database.interruption }
      defer { memory.withLock { $0.interruption = nil } }
      for table in try database.tables() {
        guard !isEnded else { return nil }
        let start = DispatchTime.now().uptimeNanoseconds
        if let fault = try database.quickCheck(table) {
          return SQLiteError(code: 11, message: "\(table): \(fault)")  // SQLITE_CORRUPT
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        if pauses { pause(min(seconds, DeepCheck.longestPause)) }
      }
      return nil
    } catch let error as SQLiteError where error.kind == .damaged {
      return error
    }
  }

  /// Has everybody else go first; on Linux a priority is a thread's.
  private static func lowerPriority() {
    #if os(Linux)
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 15)
    #else
      Thread.current.qualityOfService = .background
    #endif
  }
}
