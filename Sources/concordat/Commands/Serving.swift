import API
import Dispatch
import Foundation
import HTTP
import Records

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
    let format = try logFormat()
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
    let signals = [SIGTERM, SIGINT].map { number in
      onSignal(number) { [supervisor] in
        supervisor.tell("STOPPING=1", "STATUS=Finishing the requests in hand")
        log("stopping: requests in hand are finished", .info)
        service.beginStopping()
        server.stop()
      }
    }
    try server.start()
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
    withExtendedLifetime(signals) { store.close() }
    log("stopped", .info)
    return 0
  }

  private func onSignal(_ number: Int32, _ work: @escaping @Sendable () -> Void)
    -> any DispatchSourceSignal
  {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: work)
    source.resume()
    return source
  }
}
