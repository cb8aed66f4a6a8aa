import Evidence
import HTTP
import JSON
import Records
import Store

/// Creating a record under an id that the register chooses.
enum CreateRecord {
  static func id(_ resource: Resource) -> String { "create_\(resource.word)" }

  static func endpoint(_ resource: Resource) -> Endpoint {
    let schema = Description.schemaName(resource)
    return Endpoint(
      id(resource), .post, RecordEndpoints.list(resource), in: .kind(resource),
      "Create one of the \(resource.name).",
      need: .verb("create", resource), furtherNeeds: furtherNeeds(resource),
      parameters: RecordEndpoints.checking(resource) + RecordEndpoints.headers(key: true),
      body: .json("\(schema)Input"), room: RecordEndpoints.room(resource),
      successes: [.created(schema, ["ETag"])], refusals: Endpoint.writeRefusals + [409],
      example: .told(step: 2) {
        .json(RecordEndpoints.list(resource), RecordExamples.body(resource, $0))
      }
    ) { api, call, later in try api.create(resource, call, later) }
  }

  private static func furtherNeeds(_ resource: Resource) -> [String] {
    let moved = resource.lifecycle.map { lifecycle in
      "With another \(lifecycle.field) than \(lifecycle.initial) it needs the scopes of the moves that lead there too."
    }
    let brought =
      resource.brings.isEmpty
      ? nil
      : "That scope includes what the write makes of \(resource.brings.joined(separator: ", ")), within the key's owner."
    return [moved, brought].compactMap(\.self)
  }
}

extension API {
  fileprivate func create(_ resource: Resource, _ call: Call, _ later: Responder) throws
    -> Response?
  {
    let draft = try Validator(resource, in: reader.catalogue).draft(try call.json())
    let prepared = Prepared(draft.members, resource, service.store.salts.next())
    return try write(resource, call, later) { ledger, signature in
      try ledger.create(resource, draft, signature, prepared: prepared)
    }
  }
}
