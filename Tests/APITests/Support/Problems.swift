import API
import JSON
import Testing

extension TestRegister {
  /// Asks for what is 400 for the one `fault`, a place and a code, with `hint` among its sentences.
  func expectRefusal(
    _ target: String, _ fault: String, _ hint: String,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try get("/v1/\(target)")
    try expectProblem(answer, 400, "bad_request", [fault], at: location)
    #expect(answer.text.contains(hint), "\(answer.text)", sourceLocation: location)
  }

  /// Holds `answer` against everything that is promised of a failure (RFC 9457).
  ///
  /// `faults` are the members of `errors`, each as `place code`, in any order.
  func expectProblem(
    _ answer: Answer, _ status: Int, _ code: String? = nil, _ faults: [String]? = nil,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    try #require(answer.status == status, "\(answer.text)", sourceLocation: location)
    #expect(answer["Content-Type"] == "application/problem+json", sourceLocation: location)
    #expect(answer["Cache-Control"]?.hasSuffix("no-store") == true, sourceLocation: location)
    #expect(answer["Access-Control-Allow-Origin"] == "*", sourceLocation: location)
    #expect(
      answer["Access-Control-Expose-Headers"]?.contains("X-Request-Id") == true,
      sourceLocation: location)
    let names = answer.json.object?.members.map(\.name) ?? []
    let standard = ["type", "title", "status", "detail", "instance", "code", "request_id"]
    #expect(Array(names.prefix(7)) == standard, sourceLocation: location)
    #expect(names.contains("errors"), sourceLocation: location)
    #expect(answer.json["status"] == .integer(Int64(status)), sourceLocation: location)
    #expect(answer.json["request_id"]?.string == answer["X-Request-Id"], sourceLocation: location)
    if let code { #expect(answer.json["code"]?.string == code, sourceLocation: location) }
    if let faults { #expect(answer.faults.sorted() == faults.sorted(), sourceLocation: location) }
    for sentence in sentences(answer) {
      // A sentence that helps is one: it begins somewhere, ends once, and is not empty.
      #expect(sentence.hasSuffix(".") && !sentence.hasSuffix(".."), sourceLocation: location)
      #expect(!sentence.contains("?."), sourceLocation: location)
    }
    let page = try get(answer.json["type"]?.string ?? "")
    #expect(page.status == 200, sourceLocation: location)
    for member in ["type", "title", "status"] {
      #expect(page.json[member] == answer.json[member], sourceLocation: location)
    }
    #expect(page.json["explanation"]?.string?.isEmpty == false, sourceLocation: location)
  }

  private func sentences(_ answer: Answer) -> [String] {
    [answer.json["detail"]?.string ?? ""]
      + (answer.json["errors"]?.array ?? []).map { $0["detail"]?.string ?? "" }
  }
}
