import Foundation
import JSON

/// Asks a server, each time over a connection of its own.
struct ServerClient {
  /// Seconds that a server may say nothing: an import tells each second how far it is.
  private static let patience = 120

  let place: ServerPlace
  private let key: String?
  private let seconds: Int

  /// The server at a place, asked without a key, that may say nothing for so many seconds.
  init(_ place: ServerPlace, seconds: Int) {
    (self.place, key, self.seconds) = (place, nil, seconds)
  }

  /// The server that the settings name; nil if they name none.
  init?(_ settings: Settings) throws {
    guard let address = settings.text("--server") else {
      guard settings.text("--key-file") == nil else { throw Usage("--key-file needs --server.") }
      return nil
    }
    guard !settings.isFlagged("--database") else {
      throw Usage("Give --server or --database, not both.")
    }
    place = try ServerPlace(address)
    key = try settings.text("--key-file").map(ServerClient.key)
    seconds = ServerClient.patience
  }

  /// The server that uses the register in the file `database`; nil if none listens there.
  init?(beside database: String) {
    let path = ServerPlace.socket(beside: database)
    // Who may write in the folder could listen there in another's name.
    guard let owner = ServerClient.owner(of: path), owner == ServerClient.owner(of: database) else {
      return nil
    }
    let place = ServerPlace.local(path)
    guard let descriptor = place.connect(seconds: 1) else { return nil }
    close(descriptor)
    self.init(place, seconds: ServerClient.patience)
  }

  private static func owner(of path: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.ownerAccountID] as? Int
  }

  private static func key(_ path: String) throws -> String {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw Usage("There is no file \(path), or it may not be read.")
    }
    let text = String(decoding: content, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    // Checked here, because a header must not have a line break in it; the key itself is never printed.
    guard text.hasPrefix("cdt_"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Usage("\(path) contains no key: write cdt_ID_SECRET on one line.")
    }
    return text
  }

  /// Sends a request and returns the answer with its head read; `body` sends chunks until it is told to stop.
  func ask(
    _ method: String, _ target: String, headers: [(String, String)] = [],
    body: ((_ send: ([UInt8]) throws -> Bool) throws -> Void)? = nil
  ) throws -> ServerAnswer {
    guard let descriptor = place.connect(seconds: seconds) else {
      throw ServerLost("No server answers at \(place.name).")
    }
    let connection = ServerConnection(descriptor, seconds: seconds)
    var head = "\(method) \(place.prefix)\(target) HTTP/1.1\r\nHost: \(place.authority)\r\n"
    head += "Connection: close\r\nUser-Agent: concordat\r\n"
    if let key { head += "Authorization: Bearer \(key)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if body != nil { head += "Transfer-Encoding: chunked\r\n" }
    var goesOn = try connection.send(Array("\(head)\r\n".utf8))
    if let body, goesOn {
      try body { bytes in
        guard goesOn, !bytes.isEmpty else { return goesOn }
        let size = Array("\(String(bytes.count, radix: 16))\r\n".utf8)
        goesOn = try connection.send(size + bytes + [0x0D, 0x0A])
        return goesOn
      }
      if goesOn { _ = try connection.send(Array("0\r\n\r\n".utf8)) }
    }
    return try ServerAnswer(connection)
  }

  /// Sends a short body as JSON and returns the answer; throws what the server says if it refuses.
  @discardableResult
  func change(_ method: String, _ target: String, _ body: JSON?) throws -> JSON {
    let answer =
      if let body {
        try ask(method, target, headers: [("Content-Type", "application/json")]) { send in
          _ = try send(body.bytes)
        }
      } else { try ask(method, target) }
    guard answer.status != 404 else {
      throw BadData(description: try answer.json()["detail"]?.string ?? "There is nothing there.")
    }
    try answer.accepted()
    return answer.status == 204 ? .null : try answer.json()
  }

  /// Prints what GET of `target` gives; throws what the server says if it refuses.
  func print(_ target: String) throws {
    let answer = try ask("GET", target)
    try answer.accepted()
    while let chunk = try answer.next() { try Terminal.print(chunk) }
  }
}
