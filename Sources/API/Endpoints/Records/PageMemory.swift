import HTTP
import Synchronization

/// Remembers pages of lists as they were sent to clients without a key.
///
/// A strong tag names an answer's bytes (RFC 9110, 8.8.1): of one target and one tag there is one page. What it
/// saves stands in the ledger of costs, as `list` and `list again`.
final class PageMemory: Sendable {
  /// What a page has beside the headers that all answers have.
  struct Page: Sendable {
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
  }

  /// The most bytes of all pages; with one more, all others are forgotten.
  private static let most = 8 << 20
  /// A page with more bytes, or one that was asked for at greater length, is not remembered.
  private static let (longest, longestTarget) = (256 << 10, 2000)

  private struct State {
    var pages: [String: (tag: String, page: Page)] = [:]
    var size = 0
  }

  private let state = Mutex(State())

  /// The page of a target with this tag; nil if it is not remembered.
  func recall(_ call: Call, _ tag: String) -> Page? {
    guard let target = PageMemory.target(call) else { return nil }
    return state.withLock { state in
      state.pages[target].flatMap { $0.tag == tag ? $0.page : nil }
    }
  }

  /// Remembers the page of a target with this tag, in the place of one with another.
  func keep(_ page: Page, _ call: Call, _ tag: String) {
    let size = page.body.count
    guard let target = PageMemory.target(call), size <= PageMemory.longest else { return }
    var page = page
    // The one that is sent has room for more, several times as much where rows are short.
    page.body = page.body.withUnsafeBytes { Array($0) }
    state.withLock { state in
      state.size -= state.pages.removeValue(forKey: target)?.page.body.count ?? 0
      if state.size + size > PageMemory.most { state = State() }
      state.pages[target] = (tag, page)
      state.size += size
    }
  }

  /// What the client asked for; nil if its key may show it more than others see.
  private static func target(_ call: Call) -> String? {
    guard call.access == nil else { return nil }
    let target = "\(call.request.path)?\(call.request.query ?? "")"
    return target.utf8.count <= longestTarget ? target : nil
  }
}
