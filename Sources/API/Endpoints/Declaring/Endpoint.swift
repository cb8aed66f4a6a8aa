package import HTTP
package import JSON
package import Records

/// One operation of the API: method and path, who may call it, parameters, body, answers, and the
/// code that runs.
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

  /// How many requests a call counts as against its client's rate.
  package enum Cost: Sendable {
    case nothing
    case one
  }

  /// How long the body may be, and where it is gathered until it is whole.
  package enum Room: Sendable {
    /// In memory, up to 4 KiB.
    case small
    /// In memory, up to `Service.Options.maxBody`.
    case ordinary
    /// In memory, up to 4 MiB or `maxBody`, whichever is more: room for the longest shape that a
    /// record can have.
    case shape
    /// In a temporary file, up to `Service.Options.maxImport`.
    case file
  }

  /// Returns the response, or nil if the responder sends it later; any error becomes a problem.
  package typealias Run = @Sendable (API, Call, Responder) throws -> Response?

  /// Names it in the description: `operationId`.
  package let id: String
  package let method: Method
  /// The path with parameters in braces: `/v1/awards/{id}`.
  package let path: String
  package let group: Group
  package let summary: String
  /// Who may call it.
  package let need: Need
  /// Further needs, as sentences of the description: they depend on the body, and are checked when
  /// the record is written.
  let furtherNeeds: [String]
  /// Whether it changes something.
  package let isWrite: Bool
  package let parameters: [any DeclaredParameter]
  let body: RequestBody?
  let room: Room
  /// The forms in which it answers; the first if the client does not care.
  package let formats: [Format]
  let successes: [Success]
  /// The statuses of failures beside those that every request can have.
  private let refusals: [Int]
  /// Schemas that it adds to the description, by their names.
  let definitions: [(name: String, schema: JSON)]
  /// Endpoints about the record that this one returns, called with its id: links of the
  /// description.
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
    let always = [400, 405, 413, 414, 431, 500, 503]
    let limited =
      switch cost {
      case .nothing: always
      case .one: always + [429]
      }
    return (limited + refusals).sorted()
  }

  /// The statuses of failures of reads.
  static let readRefusals = [401, 404, 406]
  /// The statuses of failures of writes with a body.
  package static let writeRefusals = [401, 403, 415, 422, 507]
}
