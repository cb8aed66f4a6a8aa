import Synchronization

/// What a reader found out about a file by itself, as sentences for the report.
final class ReadingNotes: Sendable {
  /// The most sentences that are kept; a sheet may have thousands of merged cells.
  private static let most = 20

  private let sentences = Mutex<[String]>([])

  func add(_ sentence: String) {
    sentences.withLock { if $0.count < ReadingNotes.most { $0.append(sentence) } }
  }

  var all: [String] { sentences.withLock { $0 } }
}
