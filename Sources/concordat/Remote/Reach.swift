import Foundation
import Store

/// How a command that writes reaches a register: by the server that uses the file, else in the file itself.
struct Reach {
  /// Seconds to wait for a server that holds the file and does not listen yet, or listens no more.
  private static let patience = 3.0

  private let path: String

  /// The register in the file at `path`.
  init(_ path: String) { self.path = Store.place(of: path) }

  /// Runs one of the two, whichever reaches the register; the store is closed afterwards.
  ///
  /// A socket that a killed server left behind answers nobody, so the file is free then.
  @discardableResult
  func with<Output>(server: (ServerClient) throws -> Output, store: (Store) throws -> Output) throws
    -> Output
  {
    let end = Date.now.addingTimeInterval(Reach.patience)
    while true {
      if let client = ServerClient(beside: path) { return try server(client) }
      do {
        let open = try Store.open(path)
        defer { open.close() }
        return try store(open)
      } catch  where Store.isInUse(error) && Date.now < end {
        usleep(50_000)
      }
    }
  }
}
