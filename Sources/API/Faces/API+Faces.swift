import HTTP
import JSON
import Records
import Store

/// Single records in faces of their kind.
extension API {
  func read(
    _ resource: Resource, as face: Face, _ presenting: PresentationParameters, _ call: Call
  ) throws -> Response {
    let (catalogue, today) = (reader.catalogue, today)
    var (begun, read, wished) = (Face.Rendering?.none, Query?.none, PresentationRequest?.none)
    try call.together(
      { try call.refuseUnknown() },
      { begun = try face.begin(call, resource, catalogue, today) },
      {
        // Unknown parameters are reported once, by the first reading.
        wished = try presenting.read(call)
        let known = call.parameters.filter { given in
          call.endpoint.parameters.contains { $0.name == given.name }
        }
        read = try Query(
          resource, known, in: catalogue, for: call.audience,
          besides: face.parameters.map { $0.name }, mark: "\(today)"
        ) { _, _ in nil }
      })
    guard let rendering = begun, var query = read, let wished else {
      preconditionFailure("a reading neither gave nor threw")
    }
    let presentation = try wished.presentation(
      of: &query, today: today, service.related[resource.name])
    let place = call.place("id")
    let id = try identify(place, resource, call)
    return try reader.snapshot {
      guard case .found(_, let document) = try reader.item(resource, id, for: call.audience) else {
        return try self.read(missing: id, place, resource, call)
      }
      // The answer shows other records too, so the version of this one does not suffice as a tag.
      let kinds = [resource] + face.reads(resource, catalogue)
      let tag = EntityTag.of(
        query, at: try reader.latest(of: kinds, for: call.audience), of: kinds, as: call.format,
        showing: presentation.mark)
      var headers = jsonHeaders(call)
      headers.append("ETag", tag)
      if id != place {
        let day = query.asOf.map { "?as_of=\($0.day)" } ?? ""
        headers.append("Content-Location", "\(resource.path(of: id)).\(face.suffix)\(day)")
      } else if EntityTag.noneMatchFails(call.request.headers, tag) {
        return Response(.notModified, headers: headers)
      }
      if let view = query.asOf { _ = try view.present(JSON(parsing: document).object ?? [:]) }
      var body: [UInt8] = []
      try document.withUnsafeBytes { bytes in
        try rendering(
          Face.Row(document: bytes, presentation: presentation, reader: reader), &body)
      }
      return Response(.ok, headers: headers, body: .bytes(body))
    }
  }

  /// Throws why a record was not found: 410 if it was deleted, 404 if there never was one.
  private func read(
    missing id: String, _ place: String, _ resource: Resource, _ call: Call
  ) throws -> Response {
    if case .gone(let moment) = try reader.item(resource, id, for: call.audience) {
      throw RecordError.gone(since: moment)
    }
    throw RecordError.notFound("\(resource.singular) \(place)")
  }
}
