import Synchronization

/// What a reader found out about a file by itself, as sentences for the report.
final class ReadingNotes: Sendable {
  /// The most sentences that are kept; a sheet may have thousands of merged cells.
  private static let most = 20

  private struct State {
    var sentences: [String] = []
    /// How many amounts were rounded, by heading, and the last row of them.
    var rounded: [(heading: String, count: Int, row: Int)] = []
  }

  private let state = Mutex(State())
  let shapes = ShapeNotes()

  func add(_ sentence: String) {
    state.withLock { if $0.sentences.count < ReadingNotes.most { $0.sentences.append(sentence) } }
  }

  /// Counts an amount that was rounded; once, however often the row is read.
  func countRounded(_ heading: String, _ row: Int) {
    state.withLock { state in
      guard let index = state.rounded.firstIndex(where: { $0.heading == heading }) else {
        return state.rounded.append((heading, 1, row))
      }
      // Rows come in order, and those that wait for others are read again.
      guard row > state.rounded[index].row else { return }
      state.rounded[index].count += 1
      state.rounded[index].row = row
    }
  }

  var all: [String] {
    state.withLock { state in
      state.sentences
        + state.rounded.map {
          "\($0.count) amounts under \"\($0.heading)\" had fractions of the minor unit and were rounded."
        }
    } + shapes.all
  }
}
