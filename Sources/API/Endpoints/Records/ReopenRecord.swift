import HTTP
import JSON
import Records
import Store

/// Taking the last move of a record back.
enum ReopenRecord {
  static func endpoint(_ resource: Resource) -> Endpoint {
    let schema = Description.schemaName(resource)
    let verb = Lifecycle.reopening
    return Endpoint(
      "\(verb)_\(resource.word)", .post, "\(RecordEndpoints.item(resource))/\(verb)",
      in: .kind(resource),
      "Take the last move back, which was wrong: Change-Note says why, and the members that the move was about become what they were before it.",
      need: .verb(verb, resource),
      furtherNeeds: [
        "To change other members along with it needs \(Scope.verb("update", resource)) too."
      ],
      parameters: [CommonParameters.id()] + RecordEndpoints.checking(resource)
        + RecordEndpoints.headers(key: true, match: true),
      body: .patch("\(schema)Patch", isOptional: true), room: RecordEndpoints.room(resource),
      successes: [.ok(schema, ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 410, 412],
      example: .told(step: 11) { try example(resource, $0) }
    ) { api, call, later in try api.reopen(resource, call, later) }
  }

  /// The way back from the first move of a new record.
  private static func example(_ resource: Resource, _ story: ExampleStory) throws -> Example.Asked {
    guard let move = resource.lifecycle?.moves.first(where: { !$0.from.isEmpty }) else {
      throw Examples.Failed(description: "\(resource.name) have no move to take back")
    }
    let asked = try RecordExamples.move(resource, move, story)
    _ = try story.ask(.post, asked)
    let path = asked.path.dropLast(move.verb.utf8.count) + Lifecycle.reopening
    return .init(String(path), headers: [("Change-Note", "That was the other one.")])
  }
}

extension API {
  fileprivate func reopen(_ resource: Resource, _ call: Call, _ later: Responder) throws
    -> Response?
  {
    let id = try identify(call.place("id"), resource, call)
    let patch = try call.patch(isOptional: true)
    guard try call.note() != nil else {
      throw RecordError.badRequest([
        Fault(
          .header("Change-Note"), "required",
          "Say in Change-Note why the move is taken back: the history keeps both.")
      ])
    }
    return try write(resource, call, later) {
      [condition = try optionalCondition(call)] ledger, signature in
      try ledger.reopen(resource, id: id, condition, signature, with: patch)
    }
  }
}
