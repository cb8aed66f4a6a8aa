/// The result of a checkpoint.
package struct Checkpoint: Sendable, Hashable {
  /// Whether a reader or a writer kept it from finishing.
  package let isBusy: Bool
  /// The pages in the log; 0 after it was emptied.
  package let logPages: Int
  /// How many of them have been copied into the database file.
  package let copiedPages: Int

  package init(isBusy: Bool, logPages: Int, copiedPages: Int) {
    self.isBusy = isBusy
    self.logPages = logPages
    self.copiedPages = copiedPages
  }
}
