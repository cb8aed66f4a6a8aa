import API
import Dispatch
import JSON
import Synchronization

extension TestRegister {
  /// Sends requests from so many threads at once, each through a handler of its own.
  func atOnce(
    _ count: Int, _ method: String, _ target: String, _ headers: Fields,
    _ body: @Sendable (Int) -> JSON
  ) -> [Answer] {
    let answers = Mutex<[Answer]>([])
    let headers = headers + [TestRegister.authorisation]
    DispatchQueue.concurrentPerform(iterations: count) { [service] index in
      guard let api = try? service.makeHandler(),
        let answer = try? TestRegister.ask(api, method, target, headers, body(index).bytes)
      else { return }
      answers.withLock { $0.append(answer) }
    }
    return answers.withLock { $0 }
  }
}
