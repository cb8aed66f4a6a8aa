import HTTP
import JSON
import Records
import Store

/// Moves along a lifecycle.
enum MoveRecord {
  static func endpoint(_ resource: Resource, _ move: Lifecycle.Move) -> Endpoint {
    let schema = Description.schemaName(resource)
    let isDated = resource.lifecycle?.states != nil
    return Endpoint(
      "\(move.verb.replacing("-", with: "_"))_\(resource.word)", .post,
      "\(RecordEndpoints.item(resource))/\(move.verb)", in: .kind(resource), move.about,
      need: .verb(move.verb, resource), furtherNeeds: [needsOfMembers(resource, move)],
      parameters: [CommonParameters.id()] + RecordEndpoints.checking(resource)
        + RecordEndpoints.headers(key: true, match: true),
      body: .patch(isDated ? "\(schema)Move" : "\(schema)Patch", isOptional: true),
      room: RecordEndpoints.room(resource),
      successes: [.ok(schema, ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 410, 412],
      definitions: isDated ? [("\(schema)Move", SchemaDescription.move(resource))] : [],
      example: .told(step: 9) { try RecordExamples.move(resource, move, $0) }
    ) { api, call, later in try api.move(resource, move, call, later) }
  }

  private static func needsOfMembers(_ resource: Resource, _ move: Lifecycle.Move) -> String {
    let own = (resource.lifecycle?.own(move) ?? []).joined(separator: ", ")
    let others = own.isEmpty ? "members" : "other members than \(own)"
    return "To change \(others) along with the move needs \(Scope.verb("update", resource)) too."
  }
}

extension API {
  fileprivate func move(
    _ resource: Resource, _ move: Lifecycle.Move, _ call: Call, _ later: Responder
  ) throws
    -> Response?
  {
    let id = try identify(call.place("id"), resource, call)
    let patch = try call.patch(isOptional: true)
    return try write(resource, call, later) {
      [condition = try optionalCondition(call)] ledger, signature in
      try ledger.move(resource, id: id, move, condition, signature, with: patch)
    }
  }
}
