import Dispatch
import HTTP
import JSON
package import Records
import Synchronization

/// What all workers of a server share: the register, the route table, the limits.
package final class Service: Sendable {
  /// How a service is set up.
  package struct Options: Sendable {
    /// Origins whose pages may read answers.
    package var origins = ["*"]
    /// The most bytes of a body.
    package var maxBody = 1 << 20
    /// The most bytes of a file to import.
    package var maxImport = 4 << 30
    /// A line for the log, when a request failed by our own fault.
    package var log: @Sendable (String) -> Void = { _ in }

    package init() {}
  }

  package let store: Store
  package let routes: [Route]
  package let options: Options
  let router: Router
  let answer: Answer
  /// The API's description in YAML, as `GET /openapi.yaml` gives it.
  let description: [UInt8]
  /// Long work: imports, searches, files; never more at once than would hold the machine.
  let background = DispatchQueue(label: "concordat.background", attributes: .concurrent)
  private let longWork = Mutex(0)
  private let isStopping = Atomic<Bool>(false)

  package init(_ store: Store, options: Options = Options(), description: [UInt8] = []) {
    (self.store, self.options, self.description) = (store, options, description)
    routes = Route.all(store.catalogue)
    router = Router(routes)
    answer = Answer(origins: options.origins)
  }

  /// A handler for one thread, with a connection of its own.
  package func makeHandler() throws -> API { API(self, try store.makeReader()) }

  /// From now on the server says that it is not ready, so that no new work is sent to it.
  package func beginStopping() { isStopping.store(true, ordering: .releasing) }

  var isReady: Bool { !isStopping.load(ordering: .acquiring) }

  /// The most long answers made at once: 2 cores serve 8 without starving the workers.
  private static let mostLongWork = 8

  /// Runs `work` off the workers' threads; throws if too much runs there already.
  func runLong(_ work: @escaping @Sendable () -> Void) throws {
    let isAdmitted = longWork.withLock { count in
      guard count < Service.mostLongWork else { return false }
      count += 1
      return true
    }
    guard isAdmitted else {
      throw Problem(.busy, "Too many long answers are being made.", headers: [("Retry-After", "2")])
    }
    background.async {
      work()
      self.longWork.withLock { $0 -= 1 }
    }
  }
}
