import Foundation
import JSON

/// An answer of a server: its head, and its body as it comes.
final class ServerAnswer {
  private enum Framing {
    case length(Int)
    case chunks(left: Int)
    case toTheEnd
  }

  private static let longestLine = 64 << 10
  private static let mostFields = 200

  let status: Int
  private let fields: [(name: String, value: String)]
  private let connection: ServerConnection
  private var framing: Framing
  private var isOver = false

  /// Reads the head; answers on the way to the final one are passed over.
  init(_ connection: ServerConnection) throws {
    self.connection = connection
    var (status, fields) = (100, [(name: String, value: String)]())
    while (100..<200).contains(status) {
      let first = try connection.line(longest: ServerAnswer.longestLine)
      let parts = first.split(separator: " ", maxSplits: 2)
      guard first.hasPrefix("HTTP/1."), parts.count >= 2, let code = Int(parts[1]) else {
        throw ServerLost("What answers is no HTTP server.")
      }
      (status, fields) = (code, [])
      while case let line = try connection.line(longest: ServerAnswer.longestLine), !line.isEmpty {
        guard let colon = line.firstIndex(of: ":"), fields.count < ServerAnswer.mostFields else {
          throw ServerLost("The head of the answer cannot be read.")
        }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        fields.append((line[..<colon].lowercased(), value))
      }
    }
    (self.status, self.fields) = (status, fields)
    func first(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    if first("transfer-encoding")?.lowercased() == "chunked" {
      framing = .chunks(left: 0)
    } else if let length = first("content-length").flatMap({ Int($0) }), length >= 0 {
      framing = .length(length)
    } else {
      framing = .toTheEnd
    }
    if status == 204 || status == 304 { framing = .length(0) }
  }

  /// The next bytes of the body; nil at its end, and an error where the answer is cut off.
  func next() throws -> [UInt8]? {
    guard !isOver else { return nil }
    switch framing {
    case .toTheEnd:
      let bytes = try connection.read(atMost: 64 << 10)
      if bytes.isEmpty { return end() }
      return Array(bytes)
    case .length(0): return end()
    case .length(let left):
      let bytes = try connection.read(atMost: left)
      guard !bytes.isEmpty else { throw ServerConnection.cut }
      framing = .length(left - bytes.count)
      return Array(bytes)
    case .chunks(0):
      let size = try connection.line(longest: ServerAnswer.longestLine).prefix { $0 != ";" }
      guard let count = Int(size.trimmingCharacters(in: .whitespaces), radix: 16), count >= 0 else {
        throw ServerLost("The answer is cut into chunks wrongly.")
      }
      guard count > 0 else {
        while try !connection.line(longest: ServerAnswer.longestLine).isEmpty {}
        return end()
      }
      framing = .chunks(left: count)
      return try next()
    case .chunks(let left):
      let bytes = try connection.read(atMost: left)
      guard !bytes.isEmpty else { throw ServerConnection.cut }
      if bytes.count == left { _ = try connection.line(longest: 2) }
      framing = .chunks(left: left - bytes.count)
      return Array(bytes)
    }
  }

  private func end() -> [UInt8]? {
    isOver = true
    return nil
  }

  /// The whole body as JSON.
  func json() throws -> JSON {
    var bytes: [UInt8] = []
    while let chunk = try next() {
      bytes += chunk
      guard bytes.count <= 64 << 20 else { throw ServerLost("The answer is longer than 64 MiB.") }
    }
    return try JSON(parsing: bytes, maxMembers: 100_000)
  }

  /// Throws what the server says if it refused the request.
  func accepted() throws {
    // Another address that a proxy names is no answer either: the key is for this one.
    guard !(200..<300).contains(status) else { return }
    throw ServerAnswer.refusal((try? json()) ?? .null, status)
  }

  /// The error of a problem that a server tells.
  static func refusal(_ problem: JSON, _ status: Int) -> any Error {
    let detail = problem["detail"]?.string ?? "The server answered \(status)."
    let faults = (problem["errors"]?.array ?? []).map { fault in
      let place = fault["pointer"] ?? fault["parameter"] ?? fault["header"]
      return "\n\(place?.string ?? ""): \(fault["detail"]?.string ?? "")"
    }
    let sentence = detail + faults.joined()
    return [400, 409, 413, 415, 422].contains(status)
      ? BadData(description: sentence) : ServerLost(sentence)
  }
}
