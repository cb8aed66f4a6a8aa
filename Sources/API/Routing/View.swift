import HTTP
import JSON
import Records

/// A route that reads and whose answer is worked out: its parameters, the shape of its answer and an
/// example, declared once for routing and for the API's description.
package struct View: Sendable {
  /// A parameter of the query.
  struct Parameter: Sendable {
    let name: String
    let about: String
    let schema: JSON
    let isRequired: Bool

    init(_ name: String, _ about: String, _ schema: JSON, isRequired: Bool = false) {
      (self.name, self.about, self.schema, self.isRequired) = (name, about, schema, isRequired)
    }
  }

  /// Names it in the description: `operationId`.
  let name: String
  let path: String
  /// The kind of record that it is about.
  let resource: Resource
  let summary: String
  let parameters: [Parameter]
  /// The answer's shape, by its name in the description.
  let schema: (name: String, json: JSON)
  /// The statuses of failures beside those of all reading.
  let failures: [Int]
  /// A path with its query that the sample register answers.
  let example: String
  let answer: @Sendable (API, Call, Responder) throws -> Response?

  init(
    _ name: String, _ path: String, of resource: Resource, _ summary: String,
    parameters: [Parameter] = [], schema: (name: String, json: JSON), failures: [Int] = [],
    example: String, answer: @escaping @Sendable (API, Call, Responder) throws -> Response?
  ) {
    (self.name, self.path, self.resource, self.summary) = (name, path, resource, summary)
    (self.parameters, self.failures, self.example) = (parameters, failures, example)
    (self.schema, self.answer) = (schema, answer)
  }

  /// All of them.
  static let all = AreaViews.all + OrganisationViews.all
}
