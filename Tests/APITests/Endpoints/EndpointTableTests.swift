import API
import Views
import HTTP
import JSON
import Records
import Register
import Testing

/// The table of endpoints, and what one more in it comes to.
@Suite struct EndpointTableTests {
  private static let words = Parameter.choice("tone", "How.", ["loud", "low"])

  /// An endpoint that the product has not, as a file of its own would declare it.
  private static let echo = Endpoint(
    "echo", .post, "/v1/echoes/{id}", in: .register, "Says what was asked.",
    need: .scope([.keys]),
    parameters: [Parameter.text("id", in: .path, "What to say.", ["type": "string"]), words],
    successes: [.ok("Index")], refusals: [401, 403]
  ) { _, call, _ in
    try call.refuseUnknown()
    let said = "\(call.place("id")) \(try call.value(words) ?? "plain")"
    return Response(
      .ok, headers: ResponseHeaders([("Content-Type", "application/json")]),
      body: .bytes(JSON.object(["said": .string(said)]).bytes))
  }

  @Test func `every endpoint has a name, a method and path, of its own`() {
    let endpoints = Endpoint.all(.register)
    #expect(Set(endpoints.map(\.id)).count == endpoints.count)
    #expect(Set(endpoints.map { "\($0.method.name) \($0.path)" }).count == endpoints.count)
  }

  @Test func `every endpoint declares the parameters of its path, in order`() {
    for endpoint in Endpoint.all(.register) {
      let inPath = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }
      let declared = endpoint.parameters.filter { $0.place == .path }.map { "{\($0.name)}" }
      #expect(declared == inPath.map(String.init), "\(endpoint.id)")
    }
  }

  @Test func `one more in the table is routed, guarded by its scope, counted and described`() throws
  {
    let endpoints = Endpoint.all(.register) + [Self.echo]
    let register = try TestRegister(endpoints: endpoints)
    #expect(try register.post("/v1/echoes/hello").json["said"] == "hello plain")
    #expect(try register.post("/v1/echoes/hello?tone=low").json["said"] == "hello low")
    let wrong = try register.post("/v1/echoes/hello?tone=lou&pitch=1")
    try register.expectProblem(wrong, 400, "bad_request", ["pitch unknown_parameter"])
    try register.expectProblem(
      try register.post("/v1/echoes/hello?tone=lou"), 400, "bad_request", ["tone not_a_choice"])
    #expect(try register.ask("OPTIONS", "/v1/echoes/hello")["Allow"] == "POST, OPTIONS")
    try register.expectProblem(try register.get("/v1/echoes/hello"), 405, "method_not_allowed")
    try register.expectProblem(
      try register.ask("POST", "/v1/echoes/hello"), 401, "key_missing")
    let (key, _) = try register.addKey(["awards:write"])
    try register.expectProblem(
      try register.ask(as: key, "POST", "/v1/echoes/hello"), 403, "scope_missing")

    let described = Description.document(endpoints, .register)["paths"]?["/v1/echoes/{id}"]?["post"]
    #expect(described?["operationId"] == "echo")
    #expect(described?["security"] == [["key": ["keys:admin"]]])
    let tone = described?["parameters"]?[1]
    #expect(tone?["name"] == "tone" && tone?["schema"]?["enum"] == ["loud", "low"])
    let failures = described?["responses"]?.object?.members.map(\.name) ?? []
    #expect(
      failures == ["200", "400", "401", "403", "405", "413", "414", "429", "431", "500", "503"])
  }
}
