package import Records

/// A key that was made just now, with its whole text, which is shown this once.
package struct NewKey: WorkedOut {
  private let shown: KeyAnswer
  private let text: String

  package init(_ shown: KeyAnswer, _ key: AccessKey) { (self.shown, text) = (shown, key.text) }

  package static let layout = Layout<NewKey>(
    named: "NewKey", isOpen: true,
    .members(of: KeyAnswer.layout) { $0.shown },
    .text("key", "The whole key, shown this once.") { $0.text })
}
