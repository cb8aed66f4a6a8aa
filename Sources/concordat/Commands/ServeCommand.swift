import Foundation
import Records
import Register

/// Serves a register over HTTP.
enum ServeCommand: Command {
  static let name = "serve"
  static let about = "Serve a register over HTTP."
  static let operands = ""
  static let options =
    [.database, Option("--host", "ADDRESS", "127.0.0.1", about: "The address to listen on.")]
    + Serving.options
  static let examples = [
    "concordat serve --database register.db",
    "CONCORDAT_DATABASE=/data/register.db concordat serve --host 0.0.0.0",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    let host = try settings.needed("--host")
    let path = try settings.needed("--database")
    let store = try Store.open(path)
    if !loopback.contains(host), let key = AccessKey(DemoCommand.key),
      try store.makeReader().accepts(key)
    {
      throw BadData(
        description:
          "\(path) is a sample register, whose key everybody knows; serve it with concordat demo.")
    }
    return try Serving(store: store, settings: settings, host: host).run()
  }

  private static let loopback = ["127.0.0.1", "localhost", "::1"]
}
