import Foundation
import Imports
import JSON
import Records

/// An import that a server does: the files go to it with their mapping, and it tells how far it is.
struct RemoteImport {
  /// The longest line of the answer: a report with a thousand faults.
  private static let longestLine = 16 << 20

  let client: ServerClient
  /// What the parts of the form say beside files and mapping.
  let fields: [(name: String, value: String)]
  let mapping: [UInt8]?
  let files: [ImportFile]

  /// Sends everything and returns the report; `tell` gets how far it is.
  func run(tell: @escaping (String) -> Void) throws -> JSON {
    let boundary = "concordat-\(UUID().uuidString)"
    let answer = try client.ask(
      "POST", "/v1/imports",
      headers: [
        ("Content-Type", "multipart/form-data; boundary=\(boundary)"),
        ("Accept", "application/x-ndjson"),
      ]
    ) { send in
      var sent = 0
      for (name, value) in fields {
        guard try send(part(boundary, "name=\"\(name)\"", nil) + value.utf8 + end) else { return }
      }
      if let mapping {
        let head = part(boundary, "name=\"mapping\"; filename=\"mapping.json\"", "application/json")
        guard try send(head + mapping + end) else { return }
      }
      for file in files {
        let name = (file.name ?? "rows").replacing("\\", with: "_").replacing("\"", with: "_")
        let plain = String(
          String.UnicodeScalarView(
            name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        let head = part(
          boundary, "name=\"file\"; filename=\"\(file.name == nil ? "" : plain)\"",
          file.format.mediaType)
        guard try send(head) else { return }
        let next = try file.open()
        while let chunk = try next() {
          guard try send(chunk) else { return }
          sent += chunk.count
          tell("\(sent >> 20) MiB sent")
        }
        guard try send(end) else { return }
      }
      _ = try send(Array("--\(boundary)--\r\n".utf8))
    }
    try answer.accepted()
    return try report(answer, tell)
  }

  private let end: [UInt8] = [0x0D, 0x0A]

  init(
    _ client: ServerClient, fields: [(name: String, value: String)], mapping: [UInt8]?,
    files: [ImportFile]
  ) {
    (self.client, self.fields, self.mapping, self.files) = (client, fields, mapping, files)
  }

  private func part(_ boundary: String, _ disposition: String, _ type: String?) -> [UInt8] {
    let kind = type.map { "Content-Type: \($0)\r\n" } ?? ""
    return Array(
      "--\(boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n\(kind)\r\n".utf8)
  }

  /// Reads the lines of the answer to the last one.
  private func report(_ answer: ServerAnswer, _ tell: (String) -> Void) throws -> JSON {
    var reader = LineReader(longest: RemoteImport.longestLine) { try answer.next() }
    while let line = try reader.next() {
      let line = try JSON(parsing: line, maxMembers: 100_000)
      if let rows = line["progress"]?["rows"]?.integerValue, rows > 0 { tell("\(rows) rows") }
      if let report = line["report"] { return report }
      guard let problem = line["problem"] else { continue }
      // Of rows with faults the problem is a report as well.
      guard problem["code"] == "import_failed" else {
        throw ServerAnswer.refusal(problem, Int(problem["status"]?.integerValue ?? 500))
      }
      return problem
    }
    throw ServerConnection.cut
  }
}
