import Foundation
import Records
import Sample
import Store

/// Serves the sample register on the loopback address; the first run creates it.
enum DemoCommand: Command {
  static let name = "demo"
  static let about = "Serve a sample register to try things on, with a fixed key."
  static let operands = ""
  static let options =
    [
      Option("--database", "FILE", "concordat-demo.db", about: "The sample register's file."),
      Option("--reset", nil, about: "Replace the sample by a new one."),
    ] + Serving.options
  static let examples = ["concordat demo", "concordat demo --port 0 --reset"]

  /// Publicly known, which is why the server listens on the loopback address only.
  static let key = "cdt_demo_loopback_only"

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    try settings.checkServing()
    let path = try settings.needed("--database")
    Serving.gatherEngineLog()
    if settings.isOn("--reset"), FileManager.default.fileExists(atPath: path) {
      try open(path).close()
      try Store.erase(path)
    }
    let store = try open(path, limits: settings.storeLimits())
    try Terminal.print("Sample register in \(path); key for writing: \(key)")
    return try Serving(
      store: store, settings: settings, host: "127.0.0.1", sockets: InheritedSockets([:]),
      supervisor: Supervisor([:])
    ).run()
  }

  /// Opens the register, and loads the sample if it is empty; any other register is left unchanged.
  private static func open(_ path: String, limits: Store.Limits = Store.Limits()) throws -> Store {
    let store = try Store.open(path, limits: limits)
    let entries = try store.makeReader().changes(after: 0, kind: nil, limit: 1, for: .operators)
    let first = entries.items.first
    guard first == nil || first?.actor == "sample" else {
      throw BadData(
        description: "\(path) is not a sample register; name another file with --database.")
    }
    guard let key = AccessKey(key) else {
      preconditionFailure("the demo key has the form of a key")
    }
    try store.changeKeys {
      try $0.install(key, KeyDraft(name: "demo", scopes: [.admin]), by: "demo", at: .now)
    }
    if first == nil { try SampleRegister.load(into: store) }
    return store
  }
}
