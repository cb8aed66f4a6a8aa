package import HTTP
package import JSON
import Records
import Store

/// How far the making of examples is: the API of the sample register, and its answers so far.
package struct ExampleStory {
  private let api: API
  private let key: String
  /// The answers by the ids of the endpoints that gave them.
  private(set) var answers: [String: JSON] = [:]

  init(_ api: API, key: String) { (self.api, self.key) = (api, key) }

  /// What the endpoint called `id` answered; an empty object if it was not asked.
  package func answer(_ id: String) -> JSONObject { answers[id]?.object ?? [:] }

  /// The kind of records called `name`.
  func resource(_ name: String) -> Resource? { api.service.store.catalogue[name] }

  /// Sends a request to the sample register; throws `Examples.Failed` if it is refused, because the
  /// example or the sample is wrong then.
  package func ask(_ method: HTTP.Method, _ asked: Example.Asked) throws -> (
    status: Int, answer: JSON
  ) {
    let bytes = asked.text.map { Array($0.utf8) } ?? asked.body?.bytes
    let response = api.answer(
      Request(
        method: method, path: asked.path, query: asked.query,
        headers: asked.headers + [("Authorization", "Bearer \(key)")], host: "localhost:8080",
        body: bytes.map { .bytes($0) } ?? .none))
    var answer = JSON.null
    if case .bytes(let bytes) = response.body { answer = try JSON(parsing: bytes) }
    guard response.status.code < 400 else {
      throw Examples.Failed(description: "\(method.name) \(asked.path) answered \(answer.text)")
    }
    return (response.status.code, answer)
  }

  mutating func remember(_ answer: JSON, of endpoint: Endpoint) { answers[endpoint.id] = answer }
}
