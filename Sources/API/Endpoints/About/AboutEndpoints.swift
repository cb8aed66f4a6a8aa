import HTTP
import JSON

/// What the server tells about itself: home page, index, description, problems, health.
enum AboutEndpoints {
  static let all =
    [home, description, descriptionInJSON, problemType]
    + ["/healthcheck/live", "/livez"].map(live) + ["/healthcheck/ready", "/readyz"].map(ready)
    + [index]

  private static let home = Endpoint(
    "home", .get, "/", in: .register, "What this is, for a person with a browser.",
    need: .nothing, formats: [.html, .json], successes: [.ok("Index")], refusals: [406],
    example: .asked(.init("/", headers: [("Accept", "application/json")]))
  ) { api, call, later in try api.home(call, later) }

  private static let index = Endpoint(
    "index", .get, "/v1", in: .register, "What the register holds, with counts and links.",
    need: .nothing, successes: [.ok("Index")], refusals: [406], example: .get("/v1")
  ) { api, call, later in try api.index(call, later) }

  private static let description = described(
    "openapi", "This description.", as: .yaml, example: nil)

  private static let descriptionInJSON = described(
    "openapi_json", "This description in JSON.", as: .json,
    // A whole one would hold itself.
    example: .made(
      status: 200,
      ["openapi": "3.1.0", "info": ["title": "Concordat", "version": .string(API.version)]]))

  private static func described(
    _ id: String, _ summary: String, as format: Format, example: Example?
  ) -> Endpoint {
    Endpoint(
      id, .get, "/openapi.\(format.suffix)", in: .register, summary, need: .nothing,
      parameters: [CommonParameters.known], formats: [format],
      successes: [.ok(nil, ["ETag"]), .known(["ETag"])], refusals: [406], example: example
    ) { api, call, _ in try api.description(call) }
  }

  private static let code = Parameter.text(
    "code", in: .path, "The kind of problem.",
    ParameterSchema.words(ProblemKind.allCases.map(\.rawValue)))

  private static let problemType = Endpoint(
    "problem_type", .get, "/problems/{code}", in: .register,
    "What a kind of problem means and what to do about it.", need: .nothing, parameters: [code],
    successes: [.ok("ProblemType")], refusals: [404, 406], example: .get("/problems/conflict")
  ) { api, call, _ in try api.problemType(call) }

  private static func live(_ path: String) -> Endpoint {
    health(path, "Whether the server runs.") { api, call, _ in try api.live(call) }
  }

  private static func ready(_ path: String) -> Endpoint {
    health(path, "Whether the server takes requests.") { api, call, _ in try api.ready(call) }
  }

  /// A health check, which supervisors call again and again and which therefore no rate limits; its
  /// id is the path's last segment.
  private static func health(_ path: String, _ summary: String, _ run: @escaping Endpoint.Run)
    -> Endpoint
  {
    Endpoint(
      path.split(separator: "/").last.map(String.init) ?? path, .get, path, in: .register, summary,
      need: .nothing, successes: [.ok("Health")], refusals: [406], cost: .nothing,
      example: .get(path), run: run)
  }
}
