import Foundation
import Keys
import Records
import Register
import Sample
import Store

/// Serves a register over HTTP.
enum ServeCommand: Command {
  static let name = "serve"
  static let about = "Serve a register over HTTP."
  static let operands = ""
  static let options =
    [
      .database, .host,
      Option(
        "--bootstrap-key-file", "FILE",
        about:
          "A file with a key, cdt_ID_SECRET, to add while the register has none; others may not read it."
      ),
    ] + Serving.options
  static let examples = [
    "concordat serve --database register.db",
    "CONCORDAT_DATABASE=/data/register.db concordat serve --host 0.0.0.0",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    try settings.checkServing()
    let host = try settings.needed("--host")
    let path = try settings.needed("--database")
    let environment = ProcessInfo.processInfo.environment
    let sockets = try InheritedSockets(environment)
    // A server that takes over inherited sockets starts before the old one has released the
    // register.
    let patience = sockets.http == nil ? Serving.tidyingSeconds : Serving.handOverSeconds
    Serving.gatherEngineLog()
    let store = try Store.open(
      path, limits: settings.storeLimits(), patience: patience)
    if sockets.http != nil || !loopback.contains(host),
      try SampleRegister.wasFirst(in: store) == true
    {
      throw BadData(
        description:
          "\(path) is a sample register, whose key everybody knows; serve it with concordat demo.")
    }
    try bootstrap(store, settings)
    return try Serving(
      store: store, settings: settings, host: host, sockets: sockets,
      supervisor: Supervisor(environment)
    ).run()
  }

  /// Adds the key in the file named, if there is no key yet; at a restart there is one.
  private static func bootstrap(_ store: Store, _ settings: Settings) throws {
    guard let path = settings.text("--bootstrap-key-file") else { return }
    // A link, as orchestrators make them for secrets, has a mode of its own that says nothing.
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let content = FileManager.default.contents(atPath: file),
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    else {
      throw BadData(description: "There is no file \(path), or it may not be read.")
    }
    guard mode & 0o077 == 0 else {
      throw BadData(
        description: "Others may read \(path), which holds a key; run chmod 600 \(path).")
    }
    let text = String(decoding: content, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    // The error message must not contain a character of the file.
    guard let key = AccessKey(text), key.isStrong else {
      throw BadData(
        description:
          "\(path) contains no key: write cdt_ID_SECRET on one line, the secret of 32 letters and digits or more."
      )
    }
    _ = try store.changeKeys { try $0.bootstrap(key, at: .now) }
  }

  private static let loopback = ["127.0.0.1", "localhost", "::1"]
}
