import HTTP
import JSON
import Records
import Store

/// Adding one element to a list that only grows.
enum AppendElement {
  static func endpoint(_ resource: Resource, _ list: Field) -> Endpoint {
    let schema = Description.schemaName(resource)
    let element = "\(schema)\(words(list).joined())Element"
    let example = list.addition ?? [:]
    return Endpoint(
      "append_\(resource.word)_\(list.name)", .post,
      "\(RecordEndpoints.item(resource))/\(list.name)", in: .kind(resource),
      "Add an element to \(list.name), behind those that are there: without a condition none is lost where several add at once.",
      need: .verb("update", resource),
      parameters: [CommonParameters.id()] + RecordEndpoints.checking(resource)
        + RecordEndpoints.headers(key: true, match: true),
      body: .json(element), room: RecordEndpoints.room(resource),
      successes: [.ok(schema, ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 410, 412],
      definitions: [(element, SchemaDescription.element(of: list))],
      example: .told(step: 10) { story in
        .json("\(RecordExamples.path(resource, story))/\(list.name)", .object(example))
      }
    ) { api, call, later in try api.append(to: list, resource, call, later) }
  }

  private static func words(_ list: Field) -> [String] {
    list.name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }
}

extension API {
  fileprivate func append(
    to list: Field, _ resource: Resource, _ call: Call, _ later: Responder
  ) throws -> Response? {
    let id = try identify(call.place("id"), resource, call)
    let element = try call.json()
    return try write(resource, call, later) {
      [condition = try optionalCondition(call)] ledger, signature in
      try ledger.append(element, to: list, resource, id: id, condition, signature)
    }
  }
}
