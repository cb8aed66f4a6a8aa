import HTTP
import JSON
import Records
import Store

/// One record by its id or a code.
enum ReadRecord {
  static func endpoint(_ resource: Resource, _ catalogue: Catalogue, _ extras: KindExtras)
    -> Endpoint
  {
    let path = RecordEndpoints.item(resource)
    let faces = RecordEndpoints.faces(resource, catalogue, extras).filter(\.isForItems)
    let (lookup, following) = (extras.lookup, extras.following)
    let shown: [any DeclaredParameter] =
      [
        RecordParameters.fields(resource).only(
          [.json] + faces.filter(\.allowsFields).map(Format.face))
      ]
      + RecordParameters.asOf(resource, isList: false)
    return Endpoint(
      "get_\(resource.word)", .get, path, in: .kind(resource),
      "Get one of the \(resource.name) by its id or a code.", need: .nothing,
      parameters: [CommonParameters.id("id", lookup.map { " \($0.about)" } ?? "")] + shown
        + (following.map { [$0.parameter] } ?? [])
        + faces.flatMap { face in face.parameters.map { $0.only([.face(face)]) } }
        + [CommonParameters.known],
      formats: [.json] + faces.map(Format.face),
      successes: [.ok(schema(resource, lookup), ["ETag"])]
        + (following.map { [$0.several] } ?? []) + [.known(["ETag"])],
      refusals: Endpoint.readRefusals + [410],
      links: extras.endpoints.filter { endpoint in
        endpoint.path.hasPrefix("\(path)/")
          && !endpoint.path.dropFirst(path.count).contains("{")
      },
      example: lookup?.example
        ?? .told(step: 1) {
          .init(resource.path(of: RecordExamples.first(resource, $0).text("id") ?? ""))
        }
    ) { api, call, _ in try api.read(resource, lookup, following, call) }
  }

  private static func schema(_ resource: Resource, _ lookup: ItemLookup?) -> JSON {
    let name = Description.schemaName(resource)
    let other = lookup.map { [SharedSchemas.reference($0.schema)] } ?? []
    return [
      "anyOf": .array(
        other + [SharedSchemas.reference(name), SharedSchemas.reference("\(name)Selection")])
    ]
  }
}

extension API {
  fileprivate func read(
    _ resource: Resource, _ lookup: ItemLookup?, _ following: ItemFollowing?, _ call: Call
  ) throws -> Response {
    if case .face(let face) = call.format { return try read(resource, as: face, call) }
    if let lookup, let response = try lookup.answer(self, call) { return response }
    try call.refuseUnknown()
    let query =
      call.parameters.isEmpty
      ? nil
      : try Query(
        resource, call.parameters, in: reader.catalogue,
        besides: following.map { [$0.parameter.name] } ?? []
      ) {
        _, _ in nil
      }
    let place = call.place("id")
    var id = try identify(place, resource, call)
    if let following {
      switch try following.outcome(self, id, call) {
      case .record(let current): id = current
      case .several(let answer): return answer
      }
    }
    switch try reader.item(resource, id, for: call.audience) {
    case .missing: throw RecordError.notFound("\(resource.singular) \(place)")
    case .gone(let moment): throw RecordError.gone(since: moment)
    case .found(let edition, let document):
      if let query, let view = query.asOf {
        return try read(id, edition, document, view, query.members, resource, call)
      }
      let tag = EntityTag.of(edition, resource, for: call.audience)
      var headers = jsonHeaders(call)
      headers.append("ETag", tag)
      if id != place { headers.append("Content-Location", resource.path(of: id)) }
      // Not under a code: it may now belong to another record, with the same version.
      if id == place, EntityTag.noneMatchFails(call.request.headers, tag) {
        return Response(.notModified, headers: headers)
      }
      guard let members = query?.members else {
        return Response(.ok, headers: headers, body: .bytes(document))
      }
      var selected: [UInt8] = []
      document.withUnsafeBytes { Selection.append(members, of: $0, to: &selected) }
      return Response(.ok, headers: headers, body: .bytes(selected))
    }
  }

  /// A record as it was on a day; throws if it was not there.
  private func read(
    _ id: String, _ edition: Edition, _ document: [UInt8], _ view: AsOf, _ members: Set<String>?,
    _ resource: Resource, _ call: Call
  ) throws -> Response {
    let tag = EntityTag.of(edition, resource, for: call.audience, on: view.day)
    var headers = jsonHeaders(call)
    headers.append("ETag", tag)
    if id != call.place("id") {
      headers.append("Content-Location", "\(resource.path(of: id))?as_of=\(view.day)")
    } else if EntityTag.noneMatchFails(call.request.headers, tag) {
      return Response(.notModified, headers: headers)
    }
    let present = try view.present(JSON(parsing: document).object ?? [:])
    var body: [UInt8] = []
    view.append(present, members, to: &body)
    return Response(.ok, headers: headers, body: .bytes(body))
  }
}
