import Records
import Register
import Synchronization

/// What worked-out filters came to, for who asks the same before anything changes that they follow from.
///
/// It holds for a question and the latest entry of all that the answer follows from, which every tag bears.
final class WorkedOutMemory: Sendable {
  struct Known: Sendable {
    let filters: [Filter]
    let finding: FilterFinding
    fileprivate let seq: Int64
  }

  /// Some hundred kilobytes, of questions that are asked again and again.
  private static let most = 256
  /// An answer with more values is worked out each time it is asked for.
  private static let mostValues = 2000

  private let known = Mutex<[String: Known]>([:])

  /// What the filters of `request` come to, if they were worked out for a state that is still the same.
  func recall(_ request: ListRequest, at seq: Int64) -> Known? {
    guard !request.worked.isEmpty else { return nil }
    return known.withLock { known in
      known[request.question].flatMap { $0.seq == seq ? $0 : nil }
    }
  }

  /// Keeps what the filters of `request` came to.
  func keep(_ request: ListRequest, _ finding: FilterFinding, at seq: Int64) {
    let filters = request.query.filters
    guard filters.reduce(0, { $0 + $1.size }) <= WorkedOutMemory.mostValues else { return }
    known.withLock { known in
      // Who reads an older snapshot must not take the place of a newer answer.
      if let other = known[request.question], other.seq > seq { return }
      if known.count >= WorkedOutMemory.most { known = [:] }
      known[request.question] = Known(filters: filters, finding: finding, seq: seq)
    }
  }
}
