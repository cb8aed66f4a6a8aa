import API
import Foundation
import HTTP
import Records
import Store

/// Runs a server until a signal ends it: no new connections, requests in hand finished, a clean file.
struct Serving {
  /// How long a server that follows another waits for the register: the other's drain, and a little.
  static let handOverSeconds = 15.0
  /// How long any server waits for it: a reading command may hold it for a moment while it tidies up.
  static let tidyingSeconds = 0.5

  let store: Store
  let settings: Settings
  let host: String
  let sockets: InheritedSockets
  let supervisor: Supervisor

  func run() throws -> Int32 {
    let ends = Serving.heldSignals()
    let format = try settings.logFormat()
    let output = LogOutput(descriptor: STDOUT_FILENO, format: format)
    defer { output.close() }
    let log = Log(
      format, tellsRequests: settings.text("--access-log") == "on", dropped: { output.dropped }
    ) { output.write($0) }
    tell(log, output)
    let service = Service(store, options: try options(log))
    let server = try makeServer(service)
    let metrics = try makeMetrics(service, server)
    let upkeep = try Upkeep(service)
    try server.start()
    Serving.onEach(of: ends) { [supervisor] in
      supervisor.tell("STOPPING=1", "STATUS=Finishing the requests in hand")
      log("stopping: requests in hand are finished", .info)
      service.beginStopping()
      server.stop()
    }
    try metrics?.start()
    upkeep.start()
    let address =
      "http://\(server.host.contains(":") ? "[\(server.host)]" : server.host):\(server.port)"
    if let metrics { log("metrics on port \(metrics.port)", .info) }
    log("Concordat listens on \(address)", .info)
    supervisor.tell("READY=1", "STATUS=Serving on \(address)")
    let backups = service.startBackups()
    let watch = supervisor.watch { server.responds(withinSeconds: 5) }
    server.waitUntilStopped()
    watch?.cancel()
    upkeep.stop()
    backups?.cancel()
    // Last, so that the end of the others can be watched.
    metrics?.stop()
    metrics?.waitUntilStopped()
    store.close()
    log("stopped", .info)
    return 0
  }

  /// The signals that end a server, held back from now on in this thread and those it starts, until
  /// somebody waits for them.
  ///
  /// A Dispatch source is installed some time after it says so, and on a machine with too much to do a
  /// SIGTERM in between was lost.
  private static func heldSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  /// Does `work` each time that one of `signals` comes, one that came before included.
  private static func onEach(of signals: sigset_t, _ work: @escaping @Sendable () -> Void) {
    Thread.detachNewThread {
      var signals = signals
      var number: Int32 = 0
      while sigwait(&signals, &number) == 0 { work() }
    }
  }
}
