import API
import Foundation
import HTTP
import Records
import Store

/// The socket beside the register's file, by which commands on this machine reach the server that holds it.
extension Serving {
  /// A server that speaks the same API there, with the rights of who owns the file; nil if there can be none.
  ///
  /// The file is locked by this process, so a socket that is there already was left by one that was killed.
  func makeControl(_ service: Service, _ log: Log) throws -> Server? {
    var configuration = try settings.serverConfiguration()
    let attributes = try? FileManager.default.attributesOfItem(atPath: store.path)
    configuration.local = (
      ServerPlace.socket(beside: store.path), attributes?[.ownerAccountID] as? UInt32
    )
    configuration.workers = 1
    configuration.maxConnections = 64
    configuration.maxConnectionsPerAddress = 64
    configuration.busyAnswer = service.busyAnswer
    do {
      return try Server(configuration: configuration) {
        try service.makeHandler(keyless: .fileOwner)
      }
    } catch let error as ServerError {
      log("commands on this machine cannot reach this server: \(error.description)", .warning)
      return nil
    }
  }

  /// Stops it, and removes the socket while the file is still locked.
  func end(_ control: Server?) {
    guard let control else { return }
    control.stop()
    control.waitUntilStopped()
    unlink(control.host)
  }
}
