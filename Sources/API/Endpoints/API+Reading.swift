import HTTP
import JSON
import Records
import Register
import Store

/// Records and lists as they lie in the register.
extension API {
  func read(_ resource: Resource, _ call: Call) throws -> Response {
    if call.format == .geojson { return try readFeature(resource, call) }
    if let response = try readPostcode(resource, call) { return response }
    try call.allowOnly(
      (call.format == .json ? ["fields"] : []) + (resource.life == nil ? [] : ["as_of"])
        + (resource.name == Area.resource.name ? ["resolve"] : []))
    let query =
      call.parameters.isEmpty
      ? nil
      : try ListQuery(resource, call.parameters, in: reader.catalogue, besides: ["resolve"]) {
        _, _ in nil
      }
    let place = call.place("id")
    let id: String
    switch try resolved(identify(place, resource, call), resource, call) {
    case .one(let current): id = current
    case .several(let answer): return answer
    }
    switch try reader.item(resource, id, for: call.audience) {
    case .missing: throw RecordError.notFound("\(resource.singular) \(place)")
    case .gone(let moment): throw RecordError.gone(since: moment)
    case .found(let version, let document):
      if call.format == .popolo { return try popolo(id, document, query?.asOf, call) }
      if let query, let view = query.asOf {
        return try read(id, version, document, view, query.members, resource, call)
      }
      let tag = EntityTag.of(version: version, resource, for: call.audience)
      var headers = jsonHeaders(call)
      headers.append("ETag", tag)
      if id != place { headers.append("Content-Location", resource.path(of: id)) }
      // Under a code the tag says nothing: the code may have come to stand for another record.
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
    _ id: String, _ version: Int64, _ document: [UInt8], _ view: AsOf, _ members: Set<String>?,
    _ resource: Resource, _ call: Call
  ) throws -> Response {
    let tag = EntityTag.of(version: version, resource, for: call.audience, on: view.day)
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

  /// The id that a path names: an id as it stands, or the bearer of a code.
  func identify(_ place: String, _ resource: Resource, _ call: Call) throws -> String {
    if Reference.isID(place, of: resource) { return place }
    let code: String
    do throws(Refusal) {
      code = try Reference.normal(place, to: resource.name, reader.catalogue)
    } catch {
      throw Problem(
        .notFound, "\(place) names no \(resource.singular). \(error.detail)", code: error.code,
        faults: [Fault(.parameter("id"), error.code, error.detail)])
    }
    if Reference.isID(code, of: resource) { return code }
    guard let id = try reader.identify(code, resource, for: call.audience) else {
      let detail = "No \(resource.singular) bears the code \(code)."
      throw Problem(
        .notFound, detail, code: "unknown_code",
        faults: [Fault(.parameter("id"), "unknown_code", detail)])
    }
    return id
  }

  /// The headers of a JSON answer to a reader.
  func jsonHeaders(_ call: Call) -> ResponseHeaders { service.jsonHeaders(call) }

  /// What `answer` makes of the headers of a JSON answer with `tag`; 304 if the client has that answer.
  func unlessKnown(
    _ tag: String, _ call: Call, _ answer: (ResponseHeaders) throws -> Response?
  ) throws -> Response? {
    var headers = jsonHeaders(call)
    headers.append("ETag", tag)
    guard !EntityTag.noneMatchFails(call.request.headers, tag) else {
      return Response(.notModified, headers: headers)
    }
    return try answer(headers)
  }

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
