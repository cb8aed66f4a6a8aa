import API
import Views
import Foundation
import HTTP
import Records
import Register
import Store

/// Answers one GET request from the file, without a server, or asks a server.
enum GetCommand: Command {
  static let name = "get"
  static let about = "Print what GET of a path answers, without a server."
  static let operands = "/v1/…"
  static let options = [.database] + ServerPlace.options
  static let examples = ["concordat get /v1/areas/gss:E06000029 --database concordat-demo.db"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    let target = try settings.operand(0, "a path such as /v1/areas")
    guard target.hasPrefix("/") else { throw Usage("A path begins with /, such as /v1/areas.") }
    if let client = try ServerClient(settings) {
      let answer = try client.ask("GET", target)
      while let chunk = try answer.next() { try Terminal.print(chunk) }
      try Terminal.print([0x0A])
      return answer.status < 300 ? 0 : 1
    }
    let path = try settings.needed("--database")
    defer { Store.tidy(path) }
    let spool = try Spool()
    let status = try answer(target, path, to: spool)
    try spool.print()
    return status.code < 400 ? 0 : 1
  }

  /// Writes the response; whatever it has open in the file is released at the end.
  private static func answer(_ target: String, _ path: String, to spool: borrowing Spool) throws
    -> Status
  {
    let service = Service(try Store(reading: path, catalogue: .register))
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let response = try service.makeHandler().answer(
      Request(
        method: .get, path: String(parts[0]), query: parts.count == 2 ? String(parts[1]) : nil))
    switch response.body {
    case .none: break
    case .bytes(let bytes): try spool.append(bytes + [0x0A])
    case .stream(let source): while let chunk = try source.next() { try spool.append(chunk) }
    }
    return response.status
  }
}
