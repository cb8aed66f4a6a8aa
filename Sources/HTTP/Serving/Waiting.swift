import Dispatch
import Synchronization

/// A response that one thread waits for and another gives.
package final class Waiting: Sendable {
  private let response = Mutex<Response?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  package init() {}

  package func put(_ given: Response) {
    response.withLock { $0 = given }
    isThere.signal()
  }

  package func wait() -> Response {
    isThere.wait()
    return response.withLock { $0 } ?? Response(.internalServerError)
  }
}
