import HTTP
import JSON
import Records
import Store

/// Deleting a record; its history stays.
enum DeleteRecord {
  static func endpoint(_ resource: Resource) -> Endpoint {
    Endpoint(
      "delete_\(resource.word)", .delete, RecordEndpoints.item(resource), in: .kind(resource),
      "Delete one of the \(resource.name), unless others refer to it.",
      need: .verb("delete", resource),
      parameters: [CommonParameters.id(), CommonParameters.isDry]
        + RecordEndpoints.headers(match: true),
      room: RecordEndpoints.room(resource), successes: [.done(["ETag"])],
      refusals: [401, 403, 404, 409, 410, 412, 422, 428, 507],
      example: .told(step: 7) { story in
        .init(RecordExamples.path(resource, story), headers: [("If-Match", "\"3\"")])
      }
    ) { api, call, later in try api.delete(resource, call, later) }
  }
}

extension API {
  fileprivate func delete(_ resource: Resource, _ call: Call, _ later: Responder) throws
    -> Response?
  {
    let id = try identify(call.place("id"), resource, call)
    let condition = try EntityTag.precondition(call.request.headers)
    return try write(resource, call, later, isAnswered: false) { ledger, signature in
      try ledger.delete(resource, id: id, condition, signature)
    }
  }
}
