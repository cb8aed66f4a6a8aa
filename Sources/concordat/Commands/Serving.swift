import API
import Views
import Foundation
import HTTP
import Records
import Store

/// Runs a server until a signal ends it: requests in progress are finished and the file is closed.
struct Serving {
  /// Seconds to wait for the register while an earlier server drains.
  static let handOverSeconds = 15.0
  /// Seconds to wait for the register otherwise: another command may lock it briefly as it ends.
  static let tidyingSeconds = 0.5

  let store: Store
  let settings: Settings
  let host: String
  let sockets: InheritedSockets
  let supervisor: Supervisor

  func run() throws -> Int32 {
    let ends = Serving.blockedSignals()
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
    let control = try makeControl(service, log)
    let upkeep = try Upkeep(service)
    try server.start()
    try control?.start()
    Serving.onEach(of: ends) { [supervisor] in
      supervisor.tell("STOPPING=1", "STATUS=Finishing the requests in hand")
      log("stopping: requests in hand are finished", .info)
      service.beginStopping()
      control?.stop()
      server.stop()
    }
    try metrics?.start()
    upkeep.start()
    let address =
      "http://\(server.host.contains(":") ? "[\(server.host)]" : server.host):\(server.port)"
    if let metrics { log("metrics on port \(metrics.port)", .info) }
    log("Concordat listens on \(address)", .info)
    supervisor.tell("READY=1", "STATUS=Serving on \(address)")
    store.startDeepCheck()
    let backups = service.startBackups()
    let watch = supervisor.watch { server.responds(withinSeconds: 5) }
    server.waitUntilStopped()
    watch?.cancel()
    end(control)
    upkeep.stop()
    backups?.cancel()
    // Last, so that the other servers' end can be monitored.
    metrics?.stop()
    metrics?.waitUntilStopped()
    store.close()
    log("stopped", .info)
    return 0
  }

  /// Blocks the signals that end a server, in this thread and those it starts.
  ///
  /// They stay pending for `sigwait`. A Dispatch source is active only some time after `resume`
  /// returns, and on a busy machine a SIGTERM in between was lost.
  private static func blockedSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  /// Runs `work` each time one of `signals` arrives, including one that arrived before.
  private static func onEach(of signals: sigset_t, _ work: @escaping @Sendable () -> Void) {
    Thread.detachNewThread {
      var signals = signals
      var number: Int32 = 0
      while sigwait(&signals, &number) == 0 { work() }
    }
  }
}
