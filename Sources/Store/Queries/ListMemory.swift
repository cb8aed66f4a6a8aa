import Records
import Synchronization

/// Remembers, for all readers of a store, what took long to find: first pages of lists, and how many records
/// there are on all of them.
///
/// What is remembered belongs to a question and to the latest entry among the kinds that it reads: the register
/// is asked far more often than it changes.
final class ListMemory: Sendable {
  /// The records of a first page.
  struct Page: Sendable {
    let records: [Int64]
    /// The cursor of the next page.
    let next: String?
  }

  private struct Key: Hashable {
    /// Whole, because a digest could be made the same on purpose, and an answer then be somebody else's.
    let question: String
    /// The rows a page; nil for the number of all.
    let limit: Int?
  }

  private struct State {
    var pages: [Key: (seq: Int64, page: Page)] = [:]
    var totals: [Key: (seq: Int64, total: Int64)] = [:]
  }

  /// The most pages, a megabyte at 200 records each; with one more all others are forgotten.
  private static let most = 512
  /// The longest question, in bytes, whose answers are remembered.
  private static let longest = 2000

  private let state = Mutex(State())

  func page(of query: Query, at seq: Int64) -> Page? {
    let key = Key(question: query.question, limit: query.limit)
    return state.withLock { state in
      state.pages[key].flatMap { $0.seq == seq ? $0.page : nil }
    }
  }

  func keep(_ page: Page, of query: Query, at seq: Int64) {
    guard query.question.utf8.count <= ListMemory.longest else { return }
    let key = Key(question: query.question, limit: query.limit)
    state.withLock { state in
      // A request with an older snapshot must not replace what a newer one found.
      if let other = state.pages[key], other.seq > seq { return }
      if state.pages.count >= ListMemory.most { state.pages = [:] }
      state.pages[key] = (seq, page)
    }
  }

  func total(of query: Query, at seq: Int64) -> Int64? {
    let key = Key(question: query.question, limit: nil)
    return state.withLock { state in
      state.totals[key].flatMap { $0.seq == seq ? $0.total : nil }
    }
  }

  func keep(total: Int64, of query: Query, at seq: Int64) {
    guard query.question.utf8.count <= ListMemory.longest else { return }
    let key = Key(question: query.question, limit: nil)
    state.withLock { state in
      if let other = state.totals[key], other.seq > seq { return }
      if state.totals.count >= ListMemory.most { state.totals = [:] }
      state.totals[key] = (seq, total)
    }
  }
}
