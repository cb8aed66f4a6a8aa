/// What a checkpoint came to.
package struct Checkpoint: Sendable, Hashable {
  /// Whether a reader or writer kept it from finishing.
  package let isBusy: Bool
  /// The pages in the log; 0 after it was emptied.
  package let logPages: Int
  /// How many of them are in the database file too.
  package let copiedPages: Int

  package init(isBusy: Bool, logPages: Int, copiedPages: Int) {
    self.isBusy = isBusy
    self.logPages = logPages
    self.copiedPages = copiedPages
  }
}
