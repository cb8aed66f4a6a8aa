import Records
import Areas
import Synchronization

/// Remembers the results of worked-out filters until something changes that they depend on.
///
/// A result belongs to a question and to the latest entry among the kinds that it depends on.
final class WorkedOutMemory: Sendable {
  struct Known: Sendable {
    let filters: [Filter]
    let finding: FilterFinding
    fileprivate let seq: Int64
  }

  /// The most questions, some hundred kilobytes; when there is one more, all others are forgotten.
  private static let most = 256
  /// A result with more values is not remembered.
  private static let mostValues = 2000

  private let known = Mutex<[String: Known]>([:])

  /// The result for `request` at the latest entry `seq`; nil if none is remembered.
  func recall(_ request: ListRequest, at seq: Int64) -> Known? {
    guard !request.worked.isEmpty else { return nil }
    return known.withLock { known in
      known[request.query.question].flatMap { $0.seq == seq ? $0 : nil }
    }
  }

  /// Remembers the result for `request` at the latest entry `seq`, unless it has too many values.
  func keep(_ request: ListRequest, _ finding: FilterFinding, at seq: Int64) {
    let filters = request.query.filters
    guard filters.reduce(0, { $0 + $1.size }) <= WorkedOutMemory.mostValues else { return }
    known.withLock { known in
      // A request with an older snapshot must not replace the result of a newer one.
      if let other = known[request.query.question], other.seq > seq { return }
      if known.count >= WorkedOutMemory.most { known = [:] }
      known[request.query.question] = Known(filters: filters, finding: finding, seq: seq)
    }
  }
}
