import Dispatch
import Foundation
import Synchronization

/// An HTTP/1.1 server: bytes to `Request`, `Response` to bytes; it knows no JSON and no SQL.
///
/// Each worker is one thread with its own readiness set, handler and connections; a request is
/// read, answered and written by that thread from top to bottom, without a lock and without a hop.
/// One more thread accepts. Dispatch only pulls streamed bodies.
package final class Server: Sendable {
  /// Where it listens, known from the beginning even where any free port was asked for.
  package let host: String
  package let port: Int

  private let configuration: ServerConfiguration
  private let makeHandler: @Sendable () throws -> any Handler
  private let listener: Listener
  private let mailboxes: [Mailbox]
  let traffic: [Traffic]
  private let stopCall: WakeUp
  let census: Census
  private let bodies: BodyBudget
  private let running = DispatchGroup()
  private let hasStarted = Atomic<Bool>(false)

  /// Binds the port; `makeHandler` runs once on each worker's thread when the server starts.
  package init(
    configuration: ServerConfiguration, makeHandler: @escaping @Sendable () throws -> any Handler
  ) throws {
    // A client that goes away must cost an EPIPE, not the process.
    signal(SIGPIPE, SIG_IGN)
    let descriptors = DescriptorLimit.raise()
    let most = configuration.maxConnections ?? DescriptorLimit.connections(descriptors)
    census = Census(
      most: most, mostPerOrigin: configuration.maxConnectionsPerAddress ?? max(1024, most / 2))
    bodies = BodyBudget(configuration.maxBodies)
    self.configuration = configuration
    self.makeHandler = makeHandler
    listener =
      if let descriptor = configuration.inherited { try Listener(inherited: descriptor) } else {
        try Listener(host: configuration.host, port: configuration.port)
      }
    (host, port) = (listener.host, listener.port)
    let workers = max(1, configuration.workers ?? ProcessInfo.processInfo.activeProcessorCount)
    mailboxes = try (0..<workers).map { _ in Mailbox(wakeUp: try Self.wakeUp()) }
    traffic = mailboxes.map { _ in Traffic() }
    stopCall = try Self.wakeUp()
  }

  /// Starts the threads, once; throws what a handler threw while it was made.
  package func start() throws {
    guard !hasStarted.exchange(true, ordering: .acquiringAndReleasing) else {
      throw ServerError("the server was started before")
    }
    let streams = DispatchQueue(label: "concordat.streams", attributes: .concurrent)
    let ready = DispatchGroup()
    let failures = Failures()
    for (index, (mailbox, traffic)) in zip(mailboxes, traffic).enumerated() {
      ready.enter()
      spawn("worker \(index)") { [configuration, makeHandler, census, bodies] in
        do {
          let worker = Worker(
            configuration: configuration, mailbox: mailbox, census: census, bodies: bodies,
            traffic: traffic,
            handler: try makeHandler(), streams: streams)
          guard let worker else { throw Self.noDescriptors }
          ready.leave()
          worker.run()
        } catch {
          failures.add(error)
          ready.leave()
        }
      }
    }
    ready.wait()
    if let failure = failures.first {
      listener.close()
      for mailbox in mailboxes { mailbox.post(.stop) }
      running.wait()
      throw failure
    }
    let acceptor = Acceptor(
      listener: listener, mailboxes: mailboxes, wakeUp: stopCall, census: census)
    spawn("acceptor") { acceptor.run() }
  }

  /// The clients that are connected now.
  package var connections: Int { census.admitted }

  /// Whether every worker gets round to its letters within so many seconds.
  package func responds(withinSeconds seconds: Double) -> Bool {
    let answers = DispatchGroup()
    for mailbox in mailboxes {
      answers.enter()
      if !mailbox.post(.call({ answers.leave() })) { answers.leave() }
    }
    return answers.wait(timeout: .now() + seconds) == .success
  }

  /// Begins a graceful stop and returns at once: no new connections, `Connection: close` on what
  /// is in hand, and after `drainSeconds` an end to that too.
  package func stop() { stopCall.call() }

  /// Returns when every thread of the server has ended.
  package func waitUntilStopped() { running.wait() }

  private static let noDescriptors = ServerError("the process has no file descriptor left")

  private static func wakeUp() throws -> WakeUp {
    guard let wakeUp = WakeUp() else { throw noDescriptors }
    return wakeUp
  }

  private func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) {
    running.enter()
    let thread = Thread { [running] in
      body()
      running.leave()
    }
    thread.name = name
    // Handlers decode what strangers send: the room for that should not depend on the system.
    thread.stackSize = 8 * 1024 * 1024
    thread.start()
  }
}

/// What went wrong on the workers' threads.
private final class Failures: Sendable {
  private let errors = Mutex<[any Error]>([])

  var first: (any Error)? { errors.withLock { $0.first } }

  func add(_ error: any Error) { errors.withLock { $0.append(error) } }
}
