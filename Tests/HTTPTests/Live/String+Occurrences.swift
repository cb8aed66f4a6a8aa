extension String {
  /// How often `part` occurs.
  func occurrences(of part: String) -> Int {
    Array(utf8).split(separator: Array(part.utf8), omittingEmptySubsequences: false).count - 1
  }
}
