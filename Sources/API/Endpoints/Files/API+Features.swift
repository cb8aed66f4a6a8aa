import HTTP
import JSON
import Records
import Store

/// Places as GeoJSON.
extension API {
  func readFeature(_ resource: Resource, _ call: Call) throws -> Response {
    let catalogue = reader.catalogue
    let today = service.store.clock().date
    var (places, read) = (Places?.none, ListQuery?.none)
    try call.together(
      { try call.refuseUnknown() },
      { places = try Places(resource, call, catalogue, today: today) },
      {
        read = try ListQuery(
          resource, call.parameters, in: catalogue, for: call.audience,
          besides: Places.parameters(resource, catalogue), mark: "\(today)"
        ) { _, _ in nil }
      })
    guard let places, let query = read else { preconditionFailure("only places have shapes") }
    let place = call.place("id")
    let id = try identify(place, resource, call)
    return try reader.snapshot {
      guard case .found(_, let document) = try reader.item(resource, id, for: call.audience) else {
        return try self.read(missing: id, place, resource, call)
      }
      // The shape has versions of its own, so the whole register's state is the tag.
      let tag = EntityTag.of(query, at: try reader.sequence(), as: call.format)
      var headers = jsonHeaders(call)
      headers.append("ETag", tag)
      if id != place {
        headers.append("Content-Location", "\(resource.path(of: id)).geojson")
      } else if EntityTag.noneMatchFails(call.request.headers, tag) {
        return Response(.notModified, headers: headers)
      }
      if let view = query.asOf { _ = try view.present(JSON(parsing: document).object ?? [:]) }
      let feature = Feature(places: places, members: query.members, view: query.asOf)
      var body: [UInt8] = []
      try document.withUnsafeBytes { document in
        try feature.append(document, to: &body) { id in
          try reader.outline(of: id, places.outlines, on: places.day)
        }
      }
      return Response(.ok, headers: headers, body: .bytes(body))
    }
  }

  /// Throws what stands in the way of a record that was not found.
  private func read(
    missing id: String, _ place: String, _ resource: Resource, _ call: Call
  ) throws -> Response {
    if case .gone(let moment) = try reader.item(resource, id, for: call.audience) {
      throw RecordError.gone(since: moment)
    }
    throw RecordError.notFound("\(resource.singular) \(place)")
  }
}
