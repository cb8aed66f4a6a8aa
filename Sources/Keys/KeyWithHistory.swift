package import Records

/// A key with what was done to it, oldest first.
package struct KeyWithHistory: WorkedOut {
  private let shown: KeyAnswer
  private let history: [KeyChange]

  package init(_ shown: KeyAnswer, _ history: [KeyChange]) {
    (self.shown, self.history) = (shown, history)
  }

  package static let layout = Layout<KeyWithHistory>(
    named: "KeyWithHistory", isOpen: true,
    .members(of: KeyAnswer.layout) { $0.shown },
    .list("history", KeyChange.layout) { $0.history })
}
