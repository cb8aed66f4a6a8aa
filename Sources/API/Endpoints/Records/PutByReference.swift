import HTTP
import JSON
import Records
import Store

/// Creating a record under a code of the client's own, or replacing the one that bears it.
enum PutByReference {
  static func endpoint(_ resource: Resource, _ alias: Resource.Alias) -> Endpoint {
    let schema = Description.schemaName(resource)
    return Endpoint(
      "put_\(resource.word)_by_ref", .put,
      "\(RecordEndpoints.list(resource))/by-ref/{scheme}/{ref}",
      in: .kind(resource),
      "Replace one of the \(resource.name) that bears a code, or create it with that code.",
      need: .verb("update", resource),
      furtherNeeds: [
        "Where no record bears the code it needs \(Scope.verb("create", resource)) too."
      ] + PatchRecord.needsOfHour(resource),
      parameters: [
        Parameter.text(
          "scheme", in: .path, "Who issues the code.", scheme(resource, alias)),
        Parameter.text(
          "ref", in: .path, "The code, with %2F for each slash in it.",
          ["type": "string", "minLength": 1, "maxLength": 100]),
      ] + RecordEndpoints.checking(resource) + RecordEndpoints.headers(match: true),
      body: .json("\(schema)Input"), room: RecordEndpoints.room(resource),
      successes: [.ok(schema, ["ETag"]), .created(schema, ["ETag"]), .done(["ETag"])],
      refusals: Endpoint.writeRefusals + [404, 409, 412],
      example: .told(step: 12) { story in
        .json(
          "\(RecordEndpoints.list(resource))/by-ref/local/example",
          RecordExamples.body(resource, story))
      }
    ) { api, call, later in try api.put(resource, alias, call, later) }
  }

  private static func scheme(_ resource: Resource, _ alias: Resource.Alias) -> JSON {
    let list = resource.fields.first { $0.name == alias.list }
    let scheme = list?.kind.nested.first { $0.name == "scheme" }
    return scheme.map { SchemaDescription.value($0.kind) } ?? ["type": "string"]
  }
}

extension API {
  fileprivate func put(
    _ resource: Resource, _ alias: Resource.Alias, _ call: Call, _ later: Responder
  ) throws -> Response? {
    let (scheme, ref) = (call.place("scheme"), call.place("ref"))
    guard let code = Reference.code("\(scheme):\(ref)") else {
      throw Problem(.notFound, "\(scheme):\(ref) is no code; it is written by-ref/SCHEME/CODE.")
    }
    let body = API.body(try call.json(), naming: (scheme, ref), alias)
    let draft = try Validator(resource, in: reader.catalogue).draft(body, keepsState: true)
    let condition = try EntityTag.precondition(call.request.headers)
    let mustBeNew = EntityTag.list(call.request.headers.all("If-None-Match")) == ["*"]
    return try write(resource, call, later) { ledger, signature in
      if let id = try ledger.identify(code, resource) {
        guard !mustBeNew else {
          throw Problem(
            .preconditionFailed, "\(code) is borne already; leave If-None-Match out to replace it.",
            code: "stale")
        }
        do {
          return try ledger.replace(
            resource, id: id, condition == .missing ? .any : condition, signature, by: draft)
        } catch RecordError.notFound {
          // A record that the writer may not see: creating says what it may know of it.
        }
      }
      guard condition == .missing else {
        throw Problem(
          .preconditionFailed,
          "No \(resource.singular) that you see bears \(code); leave If-Match out to create it.",
          code: "stale")
      }
      let new = try Validator(resource, in: ledger.catalogue).draft(body)
      return try ledger.create(resource, new, signature)
    }
  }

  /// The body with the code that the path names, if it does not name it itself.
  private static func body(
    _ body: JSON, naming code: (scheme: String, ref: String), _ alias: Resource.Alias
  ) -> JSON {
    guard case .object(var members) = body else { return body }
    let codes = members[alias.list]?.array ?? []
    let isNamed = codes.contains {
      $0["scheme"]?.string == code.scheme && $0[alias.code]?.string == code.ref
    }
    guard !isNamed, members[alias.list].map({ $0.array != nil || $0.isNull }) ?? true else {
      return body
    }
    members[alias.list] = .array(
      codes + [["scheme": .string(code.scheme), alias.code: .string(code.ref)]])
    return .object(members)
  }
}
