import API
import Foundation
import Records
import Store
import Synchronization

extension Serving {
  /// The exit code after a failure of the register's file.
  private static let lossCode: Int32 = 4

  /// What the engine said before there was a log.
  private static let earlyLines = Mutex<[String]>([])

  /// Keeps what the engine says until there is a log; must come before the register is opened.
  static func gatherEngineLog() {
    Store.onEngineLog { line in earlyLines.withLock { $0.append(line) } }
  }

  /// Logs what happens to the register's file, and ends the program when it cannot go on with it.
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
        // Whoever started us starts another, whose recovery decides what was kept.
        _exit(Serving.lossCode)
      }
    }
  }
}
