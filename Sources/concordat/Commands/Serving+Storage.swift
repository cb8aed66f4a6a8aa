import API
import Foundation
import Records
import Store
import Synchronization

extension Serving {
  /// The exit code after the register's file has failed.
  private static let lossCode: Int32 = 4

  /// SQLite's messages from before the log was open.
  private static let earlyLines = Mutex<[String]>([])

  /// Collects SQLite's messages until there is a log; call it before the register is opened.
  static func gatherEngineLog() {
    Store.onEngineLog { line in earlyLines.withLock { $0.append(line) } }
  }

  /// Logs events of the register's file, and ends the program if the file cannot be used any more.
  func tell(_ log: Log, _ output: LogOutput) {
    Store.onEngineLog { log($0, .warning) }
    for line in Serving.earlyLines.withLock({ $0 }) { log(line, .warning) }
    store.onEvent { event in
      switch event.weight {
      case .good: log(event.sentence, .info)
      case .warning: log(event.sentence, .warning)
      case .failure: log(event.sentence, .error)
      case .loss:
        log(event.sentence, .error)
        output.close()
        // The service manager starts another process, whose recovery decides what was kept.
        _exit(Serving.lossCode)
      }
    }
  }
}
