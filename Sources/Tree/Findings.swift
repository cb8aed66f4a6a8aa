/// What a check found, as sentences: of a file that is wholly another there may be more than memory holds.
package struct Findings {
  /// The most sentences that are kept.
  package static let most = 1000

  private let most: Int
  private var sentences: [String] = []
  private var more = 0

  package init(most: Int = Findings.most) { self.most = most }

  package mutating func add(_ sentence: @autoclosure () -> String) {
    if sentences.count < most { sentences.append(sentence()) } else { more += 1 }
  }

  /// Adds those of another check.
  package mutating func add(_ other: Findings) {
    for sentence in other.sentences { add(sentence) }
    more += other.more
  }

  /// The sentences; the last one says how many more there are.
  package var told: [String] { sentences + (more > 0 ? ["There are \(more) more findings."] : []) }
}
