package import JSON

/// How the description's example of an endpoint is made.
package enum Example: Sendable {
  /// A request, without its method, which is the endpoint's.
  package struct Asked: Sendable {
    let path: String
    let query: String?
    let headers: [(String, String)]
    let body: JSON?
    /// A body that is not JSON, as it is sent.
    let text: String?

    package init(
      _ path: String, _ query: String? = nil, headers: [(String, String)] = [], body: JSON? = nil,
      text: String? = nil
    ) {
      (self.path, self.query, self.headers) = (path, query, headers)
      (self.body, self.text) = (body, text)
    }

    /// A request with a JSON body of the media type `type`; `match` is the value of If-Match.
    package static func json(
      _ path: String, _ body: JSON, type: String = "application/json", match: String? = nil
    ) -> Asked {
      Asked(
        path, headers: (match.map { [("If-Match", $0)] } ?? []) + [("Content-Type", type)],
        body: body)
    }
  }

  /// Asked of the sample register as it stands, before anything is changed.
  case asked(Asked)
  /// Asked afterwards, in the order of the steps within the endpoint's group; `shown` replaces what is random
  /// in the answer.
  case told(
    step: Int, shown: @Sendable (JSONObject) -> JSONObject = { $0 },
    @Sendable (ExampleStory) throws -> Asked)
  /// Made up, for what no request to the sample can show.
  case made(status: Int, JSON)

  /// A read of a path with its query, such as `/v1/awards?limit=1`.
  package static func get(_ target: String) -> Example {
    let parts = target.split(separator: "?", maxSplits: 1)
    return .asked(Asked(String(parts[0]), parts.count == 2 ? String(parts[1]) : nil))
  }
}
