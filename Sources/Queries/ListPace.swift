/// How much is read before another way to a page of a list is taken.
package struct ListPace: Sendable {
  /// So many rows are gathered and sorted in less than 5 ms (1.2 µs each, of 1,000,000 awards).
  package var few: Int
  /// So many rows are looked at in about 5 ms before another way is thought of (0.7 µs each).
  package var patience: Int
  /// A first page for which so many rows were looked at is remembered.
  package var dear: Int

  package init(few: Int = 4000, patience: Int = 6000, dear: Int = 100) {
    (self.few, self.patience, self.dear) = (few, patience, dear)
  }
}
