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
    let answer = try Loopback.get(
      "/readyz", host: settings.needed("--host"), port: port, seconds: seconds)
    guard answer.hasPrefix("HTTP/1.1 200 ") else {
      throw Loopback.Unreachable(
        description: "The server on port \(port) is not ready: \(hindrance(answer)).")
    }
    try Terminal.print("ready")
    return 0
  }

  /// The reason that the server's response gives for not being ready.
  private static func hindrance(_ answer: String) -> String {
    let body = answer.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
    let document = try? JSON(parsing: Array(body.utf8))
    return document?["status"]?.string ?? document?["detail"]?.string
      ?? "it gives no answer in time"
  }
}
