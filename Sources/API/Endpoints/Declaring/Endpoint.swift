package import HTTP
package import JSON
package import Records

/// One thing that the API does: where it is asked, what it needs, takes and answers, and what runs.
///
/// Routing, scopes, `Allow`, rates, metrics, logs, the description and its examples all read these values;
/// nobody but the file that declares an endpoint asks which one it is. A class, because each request is
/// handed on together with its endpoint.
package final class Endpoint: Sendable {
  /// What an endpoint is about, and so where the description lists it.
  package enum Group: Sendable {
    case kind(Resource)
    case register
    case keys
  }

  /// What a request takes of its client's rate.
  package enum Cost: Sendable {
    case nothing
    case one
  }

  /// How much the body may be, and where it is kept until it is whole.
  package enum Room: Sendable {
    /// In memory, as long as the server takes bodies.
    case ordinary
    /// In memory, at least as long as the longest shape: beyond it no record can be kept.
    case shape
    /// In a file.
    case file
  }

  /// Answers a call now, or gives nil and has the responder answer later.
  package typealias Run = @Sendable (API, Call, Responder) throws -> Response?

  /// Names it in the description: `operationId`.
  package let id: String
  package let method: Method
  /// The path with parameters in braces: `/v1/awards/{id}`.
  package let path: String
  package let group: Group
  package let summary: String
  /// What it asks of who calls it.
  package let need: Need
  /// What else it may ask, in sentences: what depends on the body is judged when the record is written.
  let furtherNeeds: [String]
  /// Whether it changes something.
  package let isWrite: Bool
  package let parameters: [any DeclaredParameter]
  let body: RequestBody?
  let room: Room
  /// The forms in which it answers; the first if the client does not care.
  package let formats: [Format]
  let successes: [Success]
  /// The statuses of failures beside those that every request may meet.
  private let refusals: [Int]
  /// Schemas that it brings to the description.
  let definitions: [(name: String, schema: JSON)]
  /// Endpoints that answer about the record which this one gives, by its id.
  let links: [Endpoint]
  let cost: Cost
  let example: Example?
  let run: Run

  package init(
    _ id: String, _ method: Method, _ path: String, in group: Group, _ summary: String,
    need: Need, furtherNeeds: [String] = [], isWrite: Bool? = nil,
    parameters: [any DeclaredParameter] = [], body: RequestBody? = nil, room: Room = .ordinary,
    formats: [Format] = [.json], successes: [Success], refusals: [Int],
    definitions: [(name: String, schema: JSON)] = [], links: [Endpoint] = [], cost: Cost = .one,
    example: Example? = nil, run: @escaping Run
  ) {
    (self.id, self.method, self.path, self.group) = (id, method, path, group)
    (self.summary, self.need, self.furtherNeeds) = (summary, need, furtherNeeds)
    self.isWrite = isWrite ?? (method != .get)
    (self.parameters, self.body, self.room) = (parameters, body, room)
    (self.formats, self.successes, self.refusals) = (formats, successes, refusals)
    (self.definitions, self.links, self.cost) = (definitions, links, cost)
    (self.example, self.run) = (example, run)
  }

  /// The group's name.
  package var tag: String {
    switch group {
    case .kind(let resource): resource.name
    case .register: "register"
    case .keys: "keys"
    }
  }

  /// The statuses of all failures.
  package var failures: [Int] {
    let always = [400, 405, 500, 503]
    let limited =
      switch cost {
      case .nothing: always
      case .one: always + [429]
      }
    return (limited + refusals).sorted()
  }

  /// The failures of reading what may be hidden or not there.
  static let readRefusals = [401, 404, 406]
  /// The failures of writing with a body.
  static let writeRefusals = [401, 403, 413, 415, 422, 507]
}
