import API
import Views
import JSON
import Records
import Register
import Testing

/// A rendering that a kind brings, as a file of its own would declare it.
@Suite struct FaceTests {
  private static let isLoud = Parameter.flag("loud", "Whether names are shouted.")

  /// People as lines of text, of which the product has none.
  private static let lines = Face(
    "lines.txt", "text/x-lines", contentType: "text/plain", schema: ["type": "string"],
    frame: Face.Frame(separator: ";\n", end: "\n.\n") { _ in Array("people:\n".utf8) },
    parameters: [isLoud]
  ) { call, _, _, _ in
    let isLoud = try call.value(isLoud) ?? false
    return { row, bytes in
      let name = try JSON(parsing: row.document)["name"]?.string ?? ""
      bytes += (isLoud ? name.uppercased() : name).utf8
    }
  }

  private static var endpoints: [Endpoint] {
    var extras = KindExtras()
    extras.faces = [lines]
    return Endpoint.all(.register, [Person.resource.name: extras])
  }

  private func register() throws -> (TestRegister, first: Answer) {
    let register = try TestRegister(endpoints: Self.endpoints)
    let first = try register.post("/v1/people", ["name": "Ann Ash"])
    try register.post("/v1/people", ["name": "Bob Birch"])
    return (register, first)
  }

  @Test func `one record has it under its suffix and its media type`() throws {
    let (register, first) = try register()
    let answer = try register.get("\(first.path).lines.txt")
    #expect(answer.status == 200 && answer["Content-Type"] == "text/plain")
    #expect(answer.text == "Ann Ash")
    let tag = try #require(answer["ETag"])
    #expect(
      try register.get("\(first.path).lines.txt", [("If-None-Match", tag)]).status == 304)
    #expect(try register.get(first.path, [("Accept", "text/x-lines")]).text == "Ann Ash")
    #expect(try register.get("\(first.path).lines.txt?loud=true").text == "ANN ASH")
    try register.expectProblem(
      try register.get("\(first.path).lines.txt?loud=perhaps"), 400, "bad_request", ["loud flag"])
    try register.expectProblem(
      try register.get("\(first.path)?loud=true"), 400, "bad_request", ["loud unknown_parameter"])
    try register.expectProblem(
      try register.get("\(first.path).lines.txt?fields=name"), 400, "bad_request",
      ["fields unknown_parameter"])
  }

  @Test func `a list has it with what stands around the records, filtered as every list`() throws {
    let (register, _) = try register()
    let all = try register.get("/v1/people.lines.txt?sort=name")
    #expect(all.text == "people:\nAnn Ash;\nBob Birch\n.\n")
    #expect(
      try register.get("/v1/people.lines.txt?q=birch&loud=true").text == "people:\nBOB BIRCH\n.\n")
    #expect(try register.get("/v1/people.lines.txt?q=cedar").text == "people:\n\n.\n")
    for name in ["limit", "fields", "cursor", "count"] {
      try register.expectProblem(
        try register.get("/v1/people.lines.txt?\(name)=name"), 400, "bad_request",
        ["\(name) other_form"])
    }
    try register.expectProblem(
      try register.get("/v1/organisations.lines.txt"), 404, "not_found", [])
  }

  @Test func `it is described for items and lists`() throws {
    let paths = Description.document(Self.endpoints, .register)["paths"]
    for path in ["/v1/people", "/v1/people/{id}"] {
      let operation = paths?[path]?["get"]
      #expect(operation?["responses"]?["200"]?["content"]?["text/x-lines"] != nil)
      let names = operation?["parameters"]?.array?.compactMap { $0["name"]?.string } ?? []
      #expect(names.contains("loud"))
    }
    #expect(paths?["/v1/areas"]?["get"]?["responses"]?["200"]?["content"]?["text/x-lines"] == nil)
  }
}
