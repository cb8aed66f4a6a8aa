import Foundation
import HTTP
import JSON
import Records
import Register
import Sample
import Store
import Synchronization

/// Examples of every operation: requests really made to a fresh sample register, with a fixed clock and
/// fixed ids, so that they come out the same every time.
enum Examples {
  struct Example: Sendable {
    /// The media type of the request's body.
    let type: String
    let body: JSON
    let status: Int
    let answer: JSON
  }

  /// The examples by `Route.key`.
  static func make(_ catalogue: Catalogue) throws -> [String: Example] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("concordat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let counter = Atomic<UInt64>(1 << 32)
    // 2026-11-22T09:30:00Z, half an hour after the sample was entered.
    let moment = Instant(milliseconds: 1_795_339_800_000)
    let store = try Store(
      path: folder.appendingPathComponent("sample.db").path, catalogue: catalogue,
      services: .register,
      ids: ULID { counter.add(1, ordering: .relaxed).oldValue }, clock: { moment })
    defer { store.close() }
    try SampleRegister.load(into: store)
    // A fixed one, because the actor of each entry names it.
    guard let key = AccessKey("cdt_example_for_this_description_alone") else {
      throw Failed(description: "the key of the examples has not the form of a key")
    }
    try store.changeKeys {
      try $0.install(key, KeyDraft(name: "examples", scopes: [.admin]), by: "examples", at: moment)
    }
    var recorder = Recorder(try Service(store).makeHandler(), key: key.text)
    try recorder.recordReading()
    for resource in catalogue.resources { try recorder.record(resource) }
    try recorder.recordPostcodes()
    try recorder.recordKeys()
    recorder.recordBackups()
    return recorder.examples
  }

  /// Members that no two records have alike, for those that are created.
  private static let unlike: [String: JSON] = ["postcode": "SW1A 2AA"]

  /// Makes requests and keeps what they came to.
  private struct Recorder {
    private let api: API
    private let key: String
    private(set) var examples: [String: Example] = [:]

    init(_ api: API, key: String) { (self.api, self.key) = (api, key) }

    /// The operations that belong to no kind.
    mutating func recordReading() throws {
      for path in ["/v1", "/healthcheck/live", "/livez", "/healthcheck/ready", "/readyz"] {
        try ask(.get, path, as: path)
      }
      try ask(.get, "/", as: "/", headers: [("Accept", "application/json")])
      try ask(.get, "/problems/conflict", as: "/problems/{code}")
      try ask(.get, "/v1/changes", "after=0&limit=1", as: "/v1/changes")
      for view in View.all {
        let parts = view.example.split(separator: "?", maxSplits: 1)
        try ask(
          .get, String(parts[0]), parts.count == 2 ? String(parts[1]) : nil, as: view.path)
      }
      let rows = "name,sector,classification\r\nExample Trust,third,charity\r\n"
      try ask(
        .post, "/v1/imports", "kind=organisations&dry_run=true", as: "/v1/imports",
        headers: [("Content-Type", "text/csv")], body: .string(rows))
    }

    /// The areas of a postcode, and of several.
    mutating func recordPostcodes() throws {
      try ask(.get, "/v1/postcodes/se17aa", as: "/v1/postcodes/{id}")
      try ask(
        .post, "/v1/postcodes/lookup", as: "/v1/postcodes/lookup",
        headers: [("Content-Type", "application/json")],
        body: ["postcodes": ["SE1 7AA", "se11", "SW1A 9ZZ"]])
    }

    /// The operations of keys; what is random in their answers is made up.
    mutating func recordKeys() throws {
      let list = "/v1/keys"
      try ask(.get, list, as: list)
      try ask(.get, "\(list)/example", as: "\(list)/{id}")
      let made = try ask(
        .post, list, as: list, headers: [("Content-Type", "application/json")],
        body: ["name": "Press office", "scopes": ["announcements:write", "drafts:read"]])
      let rotate = "\(list)/{id}/rotate"
      try ask(
        .post, "\(list)/\(made["id"]?.string ?? "")/rotate", as: rotate,
        headers: [("Content-Type", "application/json")], body: ["grace": "2d"])
      for (path, id) in [(list, "5f3k9m2xq1"), (rotate, "c8w0t7h4zn")] {
        guard let example = examples["POST \(path)"], var answer = example.answer.object else {
          continue
        }
        answer["self"] = .string("\(list)/\(id)")
        answer["id"] = .string(id)
        answer["key"] = .string("cdt_\(id)_\(String(repeating: "x", count: 39))")
        examples["POST \(path)"] = Example(
          type: example.type, body: example.body, status: example.status, answer: .object(answer))
      }
    }

    /// The operations of backups.
    mutating func recordBackups() {
      let backup = BackupSchemas.example
      let list: JSON = ["items": [backup], "next": .null, "total": 1]
      for (method, status, answer) in [("GET", 200, list), ("POST", 201, backup)] {
        examples["\(method) /v1/backups"] = Example(
          type: "application/json", body: .null, status: status, answer: answer)
      }
    }

    /// The operations of one kind, in the order in which a record lives.
    mutating func record(_ resource: Resource) throws {
      let list = "/v1/\(resource.name)"
      let item = "\(list)/{id}"
      let first = try ask(.get, list, "limit=1", as: list)["items"]?[0]?.object ?? [:]
      try ask(.get, "\(list)/\(first.text("id") ?? "")", as: item)
      let created = try create(resource, first, as: list)
      let path = "\(list)/\(created.text("id") ?? "")"
      let patch: JSON = ["note": "Checked against the source."]
      try ask(
        .patch, path, as: item,
        headers: [("If-Match", "\"1\""), ("Content-Type", "application/merge-patch+json")],
        body: patch)
      var whole = body(resource, first)
      whole["note"] = "Entered anew."
      try ask(.put, path, as: item, headers: [("If-Match", "\"2\"")], body: .object(whole))
      try ask(.get, "\(path)/history", as: "\(item)/history")
      try ask(.get, "\(path)/versions/1", as: "\(item)/versions/{version}")
      if !resource.isPermanent {
        try ask(.delete, path, as: item, headers: [("If-Match", "\"3\"")])
        try ask(.post, "\(path)/restore", as: "\(item)/restore")
      }
      for move in resource.lifecycle?.moves ?? [] { try record(resource, move, first) }
    }

    /// A move, made on a new record that was led to a state it starts from.
    private mutating func record(_ resource: Resource, _ move: Lifecycle.Move, _ first: JSONObject)
      throws
    {
      guard let lifecycle = resource.lifecycle else { return }
      let id = try create(resource, first, as: nil).text("id") ?? ""
      let path = "/v1/\(resource.name)/\(id)"
      var way: [Lifecycle.Move] = []
      var reached: [(state: String, way: [Lifecycle.Move])] = [(lifecycle.initial, [])]
      var seen: Set<String> = [lifecycle.initial]
      while let next = reached.first {
        reached.removeFirst()
        if move.from.contains(next.state) {
          way = next.way
          break
        }
        for step in lifecycle.moves where step.from.contains(next.state) {
          if seen.insert(step.to).inserted { reached.append((step.to, next.way + [step])) }
        }
      }
      for step in way { try self.move(path, step, as: nil) }
      try self.move(path, move, as: "/v1/\(resource.name)/{id}/\(move.verb)")
    }

    private mutating func move(_ path: String, _ move: Lifecycle.Move, as template: String?) throws
    {
      try ask(
        .post, "\(path)/\(move.verb)", as: template,
        headers: [("Content-Type", "application/merge-patch+json")], body: .object(move.example))
    }

    private mutating func create(_ resource: Resource, _ first: JSONObject, as template: String?)
      throws
      -> JSONObject
    {
      try ask(
        .post, "/v1/\(resource.name)", as: template,
        headers: [("Content-Type", "application/json")],
        body: .object(body(resource, first))
      ).object ?? [:]
    }

    /// What a client would send to enter a record like `document`: no codes, no state, nothing empty.
    private func body(_ resource: Resource, _ document: JSONObject) -> JSONObject {
      var body = JSONObject()
      for field in resource.fields {
        let value = document[field.name] ?? .null
        let isLeftOut =
          field.isReadOnly || field.name == resource.alias?.list
          || field.name == resource.lifecycle?.field || value == field.kind.empty
        if !isLeftOut { body.append(field.name, Examples.unlike[field.name] ?? value) }
      }
      return body
    }

    @discardableResult
    private mutating func ask(
      _ method: HTTP.Method, _ path: String, _ query: String? = nil, as template: String?,
      headers: [(String, String)] = [], body: JSON? = Optional.none
    ) throws -> JSON {
      let bytes = body.map { $0.string.map { Array($0.utf8) } ?? $0.bytes }
      let response = api.answer(
        Request(
          method: method, path: path, query: query,
          headers: headers + [("Authorization", "Bearer \(key)")], host: "localhost:8080",
          body: bytes.map { .bytes($0) } ?? .none))
      var answer = JSON.null
      if case .bytes(let bytes) = response.body { answer = try JSON(parsing: bytes) }
      guard response.status.code < 400 else {
        throw Failed(description: "\(method.name) \(path) answered \(answer.text)")
      }
      if let template {
        examples["\(method.name) \(template)"] = Example(
          type: headers.first { $0.0 == "Content-Type" }?.1 ?? "application/json",
          body: body ?? .null,
          status: response.status.code, answer: answer)
      }
      return answer
    }
  }

  /// An example that the server refused: the declaration of the sample is at fault.
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }
}
