import HTTP
import Records
import Register
import Areas
import Store

/// Lists of records.
enum ListRecords {
  static func id(_ resource: Resource) -> String { "list_\(resource.table)" }

  static func endpoint(_ resource: Resource, _ catalogue: Catalogue, _ extras: KindExtras)
    -> Endpoint
  {
    let hasShapes = RecordEndpoints.hasShapes(resource, catalogue)
    let faces = RecordEndpoints.faces(resource, catalogue, extras).filter { $0.frame != nil }
    let offered = OfferedFilters(of: resource, in: catalogue)
    let presenting = PresentationParameters(resource, in: catalogue)
    let known = ListParameters.all(resource, offered, presenting)
    let more = faces.flatMap(\.parameters).filter { one in
      !known.contains { $0.name == one.name }
    }
    let headers = ["ETag"] + offered.headers
    return Endpoint(
      id(resource), .get, RecordEndpoints.list(resource), in: .kind(resource),
      "List \(resource.name): filtered, sorted, searched, paged; as JSON, CSV or JSON lines.",
      need: .nothing,
      parameters: known + more + [CommonParameters.known],
      formats: [.json, .csv, .ndjson] + faces.map(Format.face),
      successes: [.ok("\(Description.schemaName(resource))List", headers), .known(["ETag"])],
      // A filter by a record's shape answers 409 if that has none on the day.
      refusals: Endpoint.readRefusals + (hasShapes ? [409] : []),
      example: .get("\(RecordEndpoints.list(resource))?limit=1")
    ) { api, call, later in try api.list(resource, offered, presenting, call, later) }
  }
}
