/// Counts what a connection's commits did to the write-ahead log.
final class CommitLog {
  /// The commits since an earlier count, and the length of the log now.
  struct Reading: Sendable {
    /// The number of commits that wrote something.
    let commits: Int
    /// The pages in the log after the last of them.
    let pages: Int
  }

  var commits = 0
  var pages = 0

  /// The commits since the count was `earlier`.
  func reading(since earlier: Int) -> Reading {
    Reading(commits: commits - earlier, pages: pages)
  }
}
