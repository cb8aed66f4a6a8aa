import HTTP
package import JSON
package import Records

extension Endpoint {
  /// An endpoint that anybody may GET, with a worked-out answer about records of one kind.
  ///
  /// `example` is a path with its query that the sample register answers.
  package static func view(
    _ id: String, _ path: String, of resource: Resource, _ summary: String,
    parameters: [any DeclaredParameter], schema: (name: String, json: JSON),
    formats: [Format] = [.json], refusals: [Int] = [], example: String, run: @escaping Run
  ) -> Endpoint {
    Endpoint(
      id, .get, path, in: .kind(resource), summary, need: .nothing,
      parameters: parameters + [CommonParameters.known], formats: formats,
      successes: [.ok(schema.name, ["ETag"]), .known(["ETag"])],
      refusals: readRefusals + refusals,
      definitions: [(schema.name, schema.json)],
      example: .get(example), run: run)
  }
}
