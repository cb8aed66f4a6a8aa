import API
import Views
import HTTP
import JSON
import Records
import Register
import Testing

/// The first calls of a client that was made from the description: its defaults and its examples are taken.
@Suite struct DeclaredCallTests {
  @Test func `every read takes each default that it declares, and all of them together`() throws {
    let register = try TestRegister()
    try register.loadSample()
    var calls = 0
    for endpoint in Endpoint.all(.register) where endpoint.method == .get {
      let defaults = endpoint.parameters.compactMap { parameter -> String? in
        guard parameter.place == .query, let value = parameter.schema["default"] else { return nil }
        return "\(parameter.name)=\(value.string ?? value.text)"
      }
      guard !defaults.isEmpty else { continue }
      let path = try path(of: endpoint, in: register)
      for query in defaults + [defaults.joined(separator: "&")] {
        let answer = try register.get("\(path)?\(query)")
        calls += 1
        #expect(answer.status == 200, "\(path)?\(query): \(answer.text)")
      }
    }
    #expect(calls > 40)
  }

  @Test func `every write without a record in its path takes its example and its defaults`() throws
  {
    let document = try JSON(parsing: Description.json())
    var calls = 0
    for endpoint in Endpoint.all(.register)
    where endpoint.method == .post && !endpoint.path.contains("{") {
      let operation = document["paths"]?[endpoint.path]?["post"]
      let bodies = operation?["requestBody"]?["content"]?.object?.members ?? []
      for (type, media) in bodies {
        guard let example = media["example"] else { continue }
        let register = try TestRegister()
        try register.loadSample()
        let query = endpoint.parameters.compactMap { parameter -> String? in
          guard parameter.place == .query else { return nil }
          if parameter.name == "dry_run" { return "dry_run=true" }
          if parameter.name == "kind" { return "kind=organisations" }
          return parameter.schema["default"].map { "\(parameter.name)=\($0.string ?? $0.text)" }
        }
        let answer = try register.curl(
          "\(endpoint.path)?\(query.joined(separator: "&"))", example.string ?? example.text,
          type: type)
        calls += 1
        #expect(answer.status < 300, "\(endpoint.path): \(answer.text)")
      }
    }
    #expect(calls > 12)
  }

  @Test func `parameters that say how a postcode is shown give its record`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let whole = try register.get("/v1/postcodes/postcode:SE17AA")
    #expect(whole.status == 200)
    let shown = try register.get("/v1/postcodes/se1%207aa?fields=id")
    #expect(shown.status == 200 && shown.json == ["id": whole.json["id"] ?? .null])
    #expect(shown["Content-Location"] == whole["Content-Location"])
    // A beginning stands for no record.
    #expect(try register.get("/v1/postcodes/SE1?fields=id").status == 400)
  }

  @Test func `a reference of one's own creates a record, and brings it up to date`() throws {
    let register = try TestRegister()
    let path = "/v1/organisations/by-ref/crm/a%2F1"
    let body: JSON = ["name": "Rowing", "sector": "third"]
    let made = try register.put(path, body, [])
    #expect(made.status == 201)
    #expect(made.json["identifiers"]?[0]?["identifier"] == "a/1")
    #expect(made["Location"] == made.json["self"]?.string)
    #expect(try register.put(path, body, []).json["version"] == 1)
    let next = try register.put(path, ["name": "Rowing Club", "sector": "third"], [])
    #expect(next.status == 200 && next.json["version"] == 2 && next.json["id"] == made.json["id"])
    #expect(try register.get("/v1/organisations/crm:a%2F1").json["name"] == "Rowing Club")
    #expect(try register.put(path, body, [("If-Match", "\"1\"")]).status == 412)
    #expect(
      try register.put("/v1/organisations/by-ref/crm/b", body, [("If-Match", "\"1\"")]).status
        == 412)
    let isNew = [("If-None-Match", "*")]
    #expect(try register.put(path, body, isNew).status == 412)
    #expect(try register.get(made.path).json["version"] == 2)
    #expect(try register.put("/v1/organisations/by-ref/crm/d", body, isNew).status == 201)
    let narrow = try register.addKey(["organisations:update"])
    #expect(
      try register.ask(as: narrow.header, "PUT", "/v1/organisations/by-ref/crm/c", body, []).status
        == 403)
  }

  /// The path of an endpoint for the first record of its kind.
  private func path(of endpoint: Endpoint, in register: TestRegister) throws -> String {
    guard endpoint.path.contains("{") else { return endpoint.path }
    guard case .kind(let resource) = endpoint.group else { return endpoint.path }
    let first = try register.get("/v1/\(resource.name)?limit=1").json["items"]?[0]
    return endpoint.path.replacing("{id}", with: first?["id"]?.string ?? "none")
  }
}
