import JSON
import Records

/// The operator's log: a line for each thing that happened, as JSON or as text.
///
/// What looks like a secret is removed from messages here, so that no caller has to think of it.
package final class Log: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    case json
    case text
  }

  package enum Level: String, Sendable {
    case info
    case warning
    case error
  }

  let format: Format
  /// Whether every request has its line.
  let tellsRequests: Bool
  private let output: @Sendable ([UInt8]) -> Void
  /// How many lines were lost.
  let dropped: @Sendable () -> Int

  /// A log whose lines, each with its line feed, go to `write`, which must not block.
  package init(
    _ format: Format = .json, tellsRequests: Bool = false,
    dropped: @escaping @Sendable () -> Int = { 0 }, to write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    (self.format, self.tellsRequests) = (format, tellsRequests)
    (self.dropped, output) = (dropped, write)
  }

  /// A log that nobody reads.
  package static let none = Log { _ in }

  /// Writes a line for `message`, with the id of the request that it is about, if there is one.
  package func callAsFunction(
    _ message: String, _ level: Level = .error, requestID: String? = nil
  ) {
    output(Log.line(format, Redaction.text(message), level, requestID: requestID))
  }

  /// Writes a finished line with its line feed; nothing is removed from it.
  func write(line: [UInt8]) { output(line) }

  /// One line for a message without secrets.
  static func line(
    _ format: Format, _ message: String, _ level: Level, requestID: String? = nil
  ) -> [UInt8] {
    let now = Instant.now.description
    switch format {
    case .json:
      var entry: JSONObject = ["time": .string(now), "level": .string(level.rawValue)]
      if let requestID { entry["request_id"] = .string(requestID) }
      entry["message"] = .string(message)
      return JSON.object(entry).bytes + [0x0A]
    case .text:
      let id = requestID.map { " \($0)" } ?? ""
      let mark = level == .info ? "" : " \(level.rawValue)"
      // One line a message, or a stranger's line feed could begin a line of its own.
      let safe = message.replacing("\n", with: " ").replacing("\r", with: " ")
      return Array("\(now)\(mark)\(id) \(safe)\n".utf8)
    }
  }
}
