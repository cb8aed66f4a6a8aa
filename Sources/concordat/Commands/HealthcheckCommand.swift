import Foundation

/// Asks a server of this machine whether it is ready: for containers and supervisors.
enum HealthcheckCommand: Command {
  static let name = "healthcheck"
  static let about = "Ask the server on this machine whether it is ready; exit code 0 if it is."
  static let operands = ""
  static let options = [Option.port]
  static let examples = ["concordat healthcheck --port 8080"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    let port = try settings.number("--port", 1...65_535) ?? 8080
    let answer = try Loopback.get("/healthcheck/ready", port: port, seconds: 3)
    guard answer.hasPrefix("HTTP/1.1 200 ") else {
      throw Loopback.Unreachable(description: "The server on port \(port) is not ready.")
    }
    Terminal.print("ready")
    return 0
  }
}
