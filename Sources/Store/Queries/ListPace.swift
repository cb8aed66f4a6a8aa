/// How much is read before another way to a page of a list is taken.
struct ListPace: Sendable {
  /// So many rows are gathered and sorted in less than 5 ms (1.2 µs each, of 1,000,000 awards).
  var few = 4000
  /// So many rows are looked at in about 5 ms before another way is thought of (0.7 µs each).
  var patience = 6000
  /// A first page for which so many rows were looked at is remembered.
  var dear = 100
}
