import API
import JSON
import Synchronization
import TestSupport

/// What a log was told, for tests.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func log(_ format: Log.Format = .json) -> Log {
    Log(format, tellsRequests: true) { [self] line in
      lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
    }
  }

  /// The lines with `text` in them, as JSON.
  func grep(_ text: String) throws -> [JSON] {
    try all.filter { $0.contains(text) }.map { try JSON(parsing: Array($0.utf8.dropLast())) }
  }
}
