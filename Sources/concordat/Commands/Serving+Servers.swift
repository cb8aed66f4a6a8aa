import Backups
import API
import HTTP
import Records
import Store

extension Serving {
  /// A server could not start.
  private struct Unserved: Error, CustomStringConvertible {
    let description: String
  }

  /// The options of the API.
  func options(_ log: Log) throws -> Service.Options {
    var options = try settings.serviceOptions()
    options.backups = try settings.backups().map { folder, every, keep in
      BackupSchedule(folder: try BackupFolder(folder), every: every, keep: keep)
    }
    options.log = log
    return options
  }

  /// The server for metrics; nil if none is configured.
  func makeMetrics(_ service: Service, _ server: Server) throws -> Server? {
    let port = try settings.metricsPort()
    guard port != nil || sockets.metrics != nil else { return nil }
    var configuration = ServerConfiguration()
    configuration.host = try settings.needed("--metrics-host")
    configuration.port = port ?? 0
    configuration.inherited = sockets.metrics
    configuration.workers = 1
    configuration.maxConnections = 16
    configuration.drainSeconds = 1
    configuration.drainIdleSeconds = 0
    do {
      return try Server(configuration: configuration) {
        try service.makeMetrics { server.statistics }
      }
    } catch let error as ServerError {
      throw Unserved(
        description:
          "\(error.description); choose another with --metrics-port, where 0 is any free one.")
    }
  }

  /// The server for the register.
  func makeServer(_ service: Service) throws -> Server {
    var configuration = try settings.serverConfiguration()
    configuration.host = host
    configuration.inherited = sockets.http
    configuration.busyAnswer = service.busyAnswer
    do {
      return try Server(configuration: configuration) { try service.makeHandler() }
    } catch let error as ServerError {
      throw Unserved(
        description: "\(error.description); choose another with --port, where 0 is any free one.")
    }
  }
}
