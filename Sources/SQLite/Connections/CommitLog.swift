/// What the commits of a connection did to the write-ahead log.
final class CommitLog {
  /// What happened in between, and where it led.
  struct Reading: Sendable {
    /// The commits that wrote something.
    let commits: Int
    /// The pages in the log after the last of them.
    let pages: Int
  }

  var commits = 0
  var pages = 0

  /// What happened since there were `earlier` commits.
  func reading(since earlier: Int) -> Reading {
    Reading(commits: commits - earlier, pages: pages)
  }
}
