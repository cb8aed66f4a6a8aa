/// Some of the records that a day changes: all of them may be too many for one transaction.
package struct DuePage {
  /// The most that one transaction writes; others write before the next ones.
  package static let most = 500

  private let ids: ArraySlice<String>
  /// The last of them; nil if no more are due.
  private let last: String?

  /// The first of the `due` ids after `last`.
  package init(_ due: some Sequence<String>, after last: String?, most: Int) {
    let left = due.filter { id in last.map { $0 < id } ?? true }.sorted()
    ids = left.prefix(most)
    self.last = most < left.count ? ids.last : nil
  }

  /// Calls `write` with each of them; returns the last one where there are more.
  package func each(_ write: (String) throws -> Void) rethrows -> String? {
    for id in ids { try write(id) }
    return last
  }
}
