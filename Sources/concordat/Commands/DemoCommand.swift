import Foundation
import Places
import Keys
import Records
import Register
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
      Option(
        "--places", "WHAT", choices: PlacesCommand.choices,
        about: "Add the areas that everybody shares, as concordat places does."),
    ] + Serving.options
  static let examples = [
    "concordat demo", "concordat demo --port 0 --reset", "concordat demo --places uk",
  ]

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
    if settings.text("--places") != nil {
      let loaded = try PlacesCommand.load(Places.unitedKingdom(), into: store)
      try Terminal.print(PlacesCommand.text(loaded))
    }
    try Terminal.print("Sample register in \(path); key for writing: \(key().text)")
    return try Serving(
      store: store, settings: settings, host: "127.0.0.1", sockets: InheritedSockets([:]),
      supervisor: Supervisor([:])
    ).run()
  }

  private static func key() -> AccessKey {
    guard let key = AccessKey.sample else {
      preconditionFailure("the sample's key has the form of a key")
    }
    return key
  }

  /// Opens the register, and loads the sample if it is empty; any other register is left unchanged.
  private static func open(_ path: String, limits: Store.Limits = Store.Limits()) throws -> Store {
    let store = try Store.open(path, limits: limits)
    let isSample = try SampleRegister.wasFirst(in: store)
    guard isSample != false else {
      throw BadData(
        description: "\(path) is not a sample register; name another file with --database.")
    }
    let key = self.key()
    // No administration: whoever got hold of it could make a key that stays.
    try store.changeKeys {
      try $0.install(
        key, KeyDraft(name: "demo", scopes: Scope.usual(.register)), by: "demo", at: .now)
    }
    if isSample == nil { try SampleRegister.load(into: store) }
    return store
  }
}
