import Foundation
import JSON

/// Asks a server on this machine whether it is ready, for containers and service managers.
enum HealthcheckCommand: Command {
  static let name = "healthcheck"
  static let about = "Ask the server on this machine whether it is ready; exit code 0 if it is."
  static let operands = ""
  static let options = [
    .host, Option.port,
    Option("--timeout", "TIME", "3s", about: "How long the answer may take."),
  ]
  static let examples = ["concordat healthcheck --port 8080"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    let port = try settings.number("--port", 1...65_535) ?? 8080
    let seconds = try Int(min(settings.seconds("--timeout"), 86_400).rounded(.up))
    let host = try settings.needed("--host")
    // Where it listens on all addresses, it does on this machine's own.
    let own = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    let place = ServerPlace.network(host: own, port: port, prefix: "")
    let answer = try ServerClient(place, seconds: seconds).ask("GET", "/readyz")
    guard answer.status == 200 else {
      let document = try? answer.json()
      let reason = document?["status"] ?? document?["detail"]
      throw ServerLost(
        "The server on port \(port) is not ready: \(reason?.string ?? "it gives no reason").")
    }
    try Terminal.print("ready")
    return 0
  }
}
