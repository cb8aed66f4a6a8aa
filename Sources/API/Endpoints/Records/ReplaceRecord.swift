import Evidence
import HTTP
import JSON
import Records
import Store

/// Replacing a record as a whole, or creating one under a chosen id.
enum ReplaceRecord {
  static func endpoint(_ resource: Resource) -> Endpoint {
    let schema = Description.schemaName(resource)
    return Endpoint(
      "replace_\(resource.word)", .put, RecordEndpoints.item(resource), in: .kind(resource),
      "Replace one of the \(resource.name); with If-None-Match: * create it under a chosen id.",
      need: .verb("update", resource),
      furtherNeeds: [
        "With If-None-Match: * it needs \(Scope.verb("create", resource)) too."
      ] + PatchRecord.needsOfHour(resource),
      parameters: [CommonParameters.id()] + RecordEndpoints.checking(resource)
        + RecordEndpoints.headers(match: true),
      body: .json("\(schema)Input"), room: RecordEndpoints.room(resource),
      successes: [.ok(schema, ["ETag"]), .created(schema, ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 410, 412, 428],
      example: .told(step: 4) { story in
        var whole = RecordExamples.body(resource, story).object ?? [:]
        whole["note"] = "Entered anew."
        return .json(RecordExamples.path(resource, story), .object(whole), match: "\"2\"")
      }
    ) { api, call, later in try api.replace(resource, call, later) }
  }
}

extension API {
  fileprivate func replace(_ resource: Resource, _ call: Call, _ later: Responder) throws
    -> Response?
  {
    let place = call.place("id")
    let isNew = EntityTag.list(call.request.headers.all("If-None-Match")) == ["*"]
    let draft = try Validator(resource, in: reader.catalogue)
      .draft(try call.json(), keepsState: !isNew)
    let prepared = Prepared(draft.members, resource, service.store.salts.next())
    if isNew {
      guard Reference.isID(place, of: resource) else {
        throw Problem(
          .notFound, "A record is created under an id, \(resource.prefix)_ and 26 letters.")
      }
      return try write(resource, call, later) { ledger, signature in
        try ledger.create(resource, draft, as: place, signature, prepared: prepared)
      }
    }
    let id = try identify(place, resource, call)
    let condition = try EntityTag.precondition(call.request.headers)
    return try write(resource, call, later) { ledger, signature in
      try ledger.replace(
        resource, id: id, condition, signature, by: draft, prepared: prepared)
    }
  }
}
