import Foundation
import SQLite

/// How busy a register's writer is and how long its files are, for the metrics.
package struct StoreActivity: Sendable {
  /// A histogram: how many values fell into each range.
  package struct Distribution: Sendable {
    /// The upper ends of the buckets, ascending.
    package let bounds: [Double]
    /// One more than the bounds; the last is for what exceeds them all.
    package let counts: [Int]
    package let sum: Double

    init(_ distribution: SQLite.Distribution) {
      (bounds, counts, sum) = (distribution.bounds, distribution.counts, distribution.sum)
    }
  }

  package let queuedJobs: Int
  package let queuedBytes: Int
  /// Jobs refused because the queue was full.
  package let refusedJobs: Int
  /// Jobs in each transaction that was tried.
  package let groupJobs: Distribution
  /// Seconds that each transaction lasted, with its sync.
  package let commitSeconds: Distribution
  /// Checkpoints that did all they could, that a reader or writer kept from it, and that failed.
  package let checkpoints: (done: Int, busy: Int, failed: Int)
  /// Bytes of the file, and of the log beside it.
  package let fileBytes: Int
  package let logBytes: Int
}

extension Store {
  /// How busy the writer is just now; nil for a register that is only read.
  package var activity: StoreActivity? {
    writer.map { writer in
      let status = writer.status
      return StoreActivity(
        queuedJobs: status.queuedJobs, queuedBytes: status.queuedBytes,
        refusedJobs: status.refusedJobs, groupJobs: .init(status.groupJobs),
        commitSeconds: .init(status.commitSeconds), checkpoints: status.checkpoints,
        fileBytes: Store.size(path), logBytes: Store.size("\(path)-wal"))
    }
  }

  private static func size(_ path: String) -> Int {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
  }
}
