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
    let forms = [.json] + faces.filter(\.allowsFields).map(Format.face)
    let presenting = PresentationParameters(resource, in: catalogue)
    let shown: [any DeclaredParameter] =
      [RecordParameters.fields(resource).only(forms)] + presenting.all(in: forms)
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
      definitions: (lookup?.definitions ?? []) + (following?.definitions ?? []),
      links: extras.endpoints.filter { endpoint in
        endpoint.path.hasPrefix("\(path)/")
          && !endpoint.path.dropFirst(path.count).contains("{")
      },
      example: lookup?.example
        ?? .told(step: 1) {
          .init(resource.path(of: RecordExamples.first(resource, $0).text("id") ?? ""))
        }
    ) { api, call, _ in
      if case .face(let face) = call.format {
        return try api.read(resource, as: face, presenting, call)
      }
      if let lookup, let response = try lookup.answer(api, call) { return response }
      return try api.read(resource, lookup, presenting, following, call)
    }
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
    _ resource: Resource, _ lookup: ItemLookup?, _ presenting: PresentationParameters,
    _ following: ItemFollowing?, _ call: Call
  ) throws -> Response {
    try call.refuseUnknown()
    let presentation =
      call.parameters.isEmpty
      ? Presentation(resource)
      : try self.presentation(
        resource, presenting, call, besides: following.map { [$0.parameter.name] } ?? [])
    let place = call.place("id")
    var id = try identify(lookup?.code(place) ?? place, resource, call)
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
      let tag = try tag(edition, presentation, call)
      var headers = jsonHeaders(call)
      headers.append("ETag", tag)
      if id != place {
        let day = presentation.asOf.map { "?as_of=\($0.day)" } ?? ""
        headers.append("Content-Location", "\(resource.path(of: id))\(day)")
      } else if EntityTag.noneMatchFails(call.request.headers, tag) {
        // Not under a code: it may now belong to another record, with the same version.
        return Response(.notModified, headers: headers)
      }
      guard !presentation.isPlain else {
        return Response(.ok, headers: headers, body: .bytes(document))
      }
      let body = try shown(document, presentation, call)
      return Response(.ok, headers: headers, body: .bytes(body))
    }
  }

  /// How the parameters of `call` have a record shown; those called `others` are read elsewhere.
  private func presentation(
    _ resource: Resource, _ presenting: PresentationParameters, _ call: Call,
    besides others: [String]
  ) throws -> Presentation {
    let catalogue = reader.catalogue
    var (request, query) = (PresentationRequest?.none, Query?.none)
    try call.together(
      { request = try presenting.read(call) },
      {
        query = try Query(
          resource, call.parameters, in: catalogue, for: call.audience, besides: others
        ) { _, _ in nil }
      })
    guard let request, var query else { preconditionFailure("a reading neither gave nor threw") }
    return try request.presentation(
      of: &query, today: today, service.related[resource.name])
  }

  /// The tag of a record as it is shown, and of all that it embeds.
  private func tag(_ edition: Edition, _ presentation: Presentation, _ call: Call) throws -> String
  {
    let kinds = presentation.embeds?.targets.map(\.resource)
    return try EntityTag.of(
      edition, presentation.resource, for: call.audience, on: presentation.asOf?.day,
      showing: presentation.mark,
      at: kinds.map { kinds in try reader.latest(of: kinds, for: call.audience) })
  }

  /// A document as it is shown; throws if the record was not there on the day that is asked for.
  private func shown(_ document: [UInt8], _ presentation: Presentation, _ call: Call) throws
    -> [UInt8]
  {
    var body: [UInt8] = []
    let records = presentation.embeds.map(EmbeddedRecords.init)
    try document.withUnsafeBytes { bytes in
      try presentation.append(bytes, gathering: records, mustBePresent: true, to: &body)
    }
    guard let records else { return body }
    try reader.snapshot { try reader.read(records, for: call.audience) }
    presentation.append(records, after: 0, to: &body)
    return body
  }
}
