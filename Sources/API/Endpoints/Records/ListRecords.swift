import HTTP
import Records
import Store

/// Lists of records.
enum ListRecords {
  static func id(_ resource: Resource) -> String { "list_\(resource.table)" }

  static func endpoint(_ resource: Resource, _ catalogue: Catalogue, _ extras: KindExtras)
    -> Endpoint
  {
    let hasShapes = RecordEndpoints.hasShapes(resource, catalogue)
    let faces = RecordEndpoints.faces(resource, catalogue, extras).filter { $0.frame != nil }
    let known = ListParameters.all(resource) + (hasShapes ? PlaceParameters.ofLists(resource) : [])
    let more = faces.flatMap(\.parameters).filter { one in
      !known.contains { $0.name == one.name }
    }
    let headers = ["ETag"] + (SharedSchemas.isByArea(resource) ? ["X-Undecided-Areas"] : [])
    return Endpoint(
      id(resource), .get, RecordEndpoints.list(resource), in: .kind(resource),
      "List \(resource.name): filtered, sorted, searched, paged; as JSON, CSV or JSON lines.",
      need: .nothing,
      parameters: known + more + [CommonParameters.known],
      formats: [.json, .csv, .ndjson] + faces.map(Format.face),
      successes: [.ok("\(Description.schemaName(resource))List", headers), .known(headers)],
      // Relations by shapes need shapes.
      refusals: Endpoint.readRefusals + (hasShapes ? [409] : []),
      example: .get("\(RecordEndpoints.list(resource))?limit=1")
    ) { api, call, later in try api.list(resource, call, later) }
  }
}

extension API {
  func list(_ resource: Resource, _ call: Call, _ later: Responder) throws -> Response? {
    guard let areas = try AreaFilter(call, resource, today: today) else {
      return try service.list(resource, call, nil, reader, later)
    }
    // Which areas count is worked out of all that the records refer to.
    return try service.answerLong(service.searches, call, later) { [service] in
      try service.list(resource, call, areas, service.store.makeReader(), later)
    }
  }
}
