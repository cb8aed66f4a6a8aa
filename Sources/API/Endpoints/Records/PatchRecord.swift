import HTTP
import JSON
import Records
import Store

/// Changing members of a record (RFC 7396).
enum PatchRecord {
  static func endpoint(_ resource: Resource) -> Endpoint {
    let schema = Description.schemaName(resource)
    return Endpoint(
      "patch_\(resource.word)", .patch, RecordEndpoints.item(resource), in: .kind(resource),
      "Change members of one of the \(resource.name) (RFC 7396).",
      need: .verb("update", resource), furtherNeeds: needsOfHour(resource),
      parameters: [CommonParameters.id()] + RecordEndpoints.checking(resource)
        + RecordEndpoints.headers(match: true),
      body: .patch("\(schema)Patch"), room: RecordEndpoints.room(resource),
      successes: [.ok(schema, ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 410, 412, 428],
      example: .told(step: 3) { story in
        .json(
          RecordExamples.path(resource, story), ["note": "Checked against the source."],
          type: "application/merge-patch+json", match: "\"1\"")
      }
    ) { api, call, later in try api.patch(resource, call, later) }
  }

  /// The further need of changing the moment at which a record moves by itself; empty for kinds in
  /// which none does.
  static func needsOfHour(_ resource: Resource) -> [String] {
    guard let lifecycle = resource.lifecycle else { return [] }
    var hours = lifecycle.embargo.map { [($0.at, $0.verb)] } ?? []
    for timed in lifecycle.timed {
      guard case .record = timed.subject, !hours.contains(where: { $0 == (timed.at, timed.verb) })
      else { continue }
      hours.append((timed.at, timed.verb))
    }
    return hours.map { member, verb in
      "To change \(member) of what waits for it needs \(Scope.verb(verb, resource)) too."
    }
  }
}

extension API {
  fileprivate func patch(_ resource: Resource, _ call: Call, _ later: Responder) throws -> Response?
  {
    let id = try identify(call.place("id"), resource, call)
    let patch = try call.patch()
    let condition = try EntityTag.precondition(call.request.headers)
    return try write(resource, call, later) { ledger, signature in
      try ledger.patch(resource, id: id, condition, signature, by: patch)
    }
  }
}
