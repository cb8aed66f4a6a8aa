import Dispatch
import Foundation
import Synchronization

/// An HTTP/1.1 server: bytes to `Request`, `Response` to bytes; it knows no JSON and no SQL.
///
/// Each worker is one thread with its own poller, handler and connections. That thread reads,
/// answers and writes a request from start to end, without a lock or a change of thread. One more
/// thread accepts connections. Dispatch is used only for streamed bodies.
package final class Server: Sendable {
  /// The address it listens on.
  ///
  /// Like the port, it is known once the server exists, even if port 0 was asked for.
  package let host: String
  package let port: Int

  private let configuration: ServerConfiguration
  private let makeHandler: @Sendable () throws -> any Handler
  private let listener: Listener
  private let mailboxes: [Mailbox]
  let traffic: [Traffic]
  private let stopCall: WakeUp
  let census: Census
  private let bodies: Pot
  private let running = DispatchGroup()
  private let hasStarted = Atomic<Bool>(false)

  /// Binds the port; `makeHandler` runs once on each worker's thread when the server starts.
  package init(
    configuration: ServerConfiguration, makeHandler: @escaping @Sendable () throws -> any Handler
  ) throws {
    // Writing to a client that is gone must fail with EPIPE, not end the process.
    signal(SIGPIPE, SIG_IGN)
    let descriptors = DescriptorLimit.raise()
    let most = configuration.maxConnections ?? DescriptorLimit.connections(descriptors)
    census = Census(
      most: most, mostPerOrigin: configuration.maxConnectionsPerAddress ?? max(1024, most / 2))
    bodies = Pot(configuration.maxBodies)
    self.configuration = configuration
    self.makeHandler = makeHandler
    listener =
      if let descriptor = configuration.inherited {
        try Listener(inherited: descriptor)
      } else if let local = configuration.local {
        try Listener(local: local.path, owner: local.owner)
      } else {
        try Listener(host: configuration.host, port: configuration.port)
      }
    (host, port) = (listener.host, listener.port)
    let workers = max(1, configuration.workers ?? ProcessInfo.processInfo.activeProcessorCount)
    mailboxes = try (0..<workers).map { _ in
      Mailbox(wakeUp: try Self.wakeUp(), ticks: configuration.ticks)
    }
    traffic = mailboxes.map { _ in Traffic() }
    stopCall = try Self.wakeUp()
  }

  /// Starts the threads, once; throws what `makeHandler` threw on any of them.
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

  /// The number of clients connected now.
  package var connections: Int { census.admitted }

  /// Whether every worker handles a letter within `seconds`; blocks until then.
  package func responds(withinSeconds seconds: Double) -> Bool {
    let replies = DispatchGroup()
    for mailbox in mailboxes {
      replies.enter()
      if !mailbox.post(.call({ replies.leave() })) { replies.leave() }
    }
    return replies.wait(timeout: .now() + seconds) == .success
  }

  /// Begins a graceful stop and returns at once.
  ///
  /// No new connections are accepted, the responses in progress say `Connection: close`, and after
  /// `drainSeconds` those are cut off too.
  package func stop() { stopCall.call() }

  /// Blocks until every thread of the server has ended.
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
    // Handlers parse untrusted input; their stack should not depend on the system's default.
    thread.stackSize = 8 * 1024 * 1024
    thread.start()
  }
}

/// The first failure on the workers' threads, if any.
private final class Failures: Sendable {
  private let errors = Mutex<[any Error]>([])

  var first: (any Error)? { errors.withLock { $0.first } }

  func add(_ error: any Error) { errors.withLock { $0.append(error) } }
}
