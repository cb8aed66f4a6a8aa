import HTTP
import JSON
import Records
import Store

/// Bringing a deleted record back.
enum RestoreRecord {
  static func endpoint(_ resource: Resource) -> Endpoint {
    Endpoint(
      "restore_\(resource.word)", .post, "\(RecordEndpoints.item(resource))/restore",
      in: .kind(resource), "Bring a deleted one of the \(resource.name) back.",
      need: .verb("restore", resource),
      parameters: [CommonParameters.id(), CommonParameters.isDry]
        + RecordEndpoints.headers(key: true, match: true),
      room: RecordEndpoints.room(resource),
      successes: [.ok(Description.schemaName(resource), ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 410, 412],
      example: .told(step: 8) { .init("\(RecordExamples.path(resource, $0))/restore") }
    ) { api, call, later in try api.restore(resource, call, later) }
  }
}

extension API {
  fileprivate func restore(_ resource: Resource, _ call: Call, _ later: Responder) throws
    -> Response?
  {
    let id = try identify(call.place("id"), resource, call)
    return try write(resource, call, later) {
      [condition = try optionalCondition(call)] ledger, signature in
      try ledger.restore(resource, id: id, condition, signature)
    }
  }
}
