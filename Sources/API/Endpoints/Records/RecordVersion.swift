import HTTP
import JSON
import Records
import Store

/// A record as it was at a version.
enum RecordVersion {
  private static let number = Parameter.text(
    "version", in: .path, "The number of the version.", ["type": "integer", "minimum": 1])

  static func endpoint(_ resource: Resource) -> Endpoint {
    Endpoint(
      "version_of_\(resource.word)", .get,
      "\(RecordEndpoints.item(resource))/versions/{version}", in: .kind(resource),
      "One of the \(resource.name) as it was at a version.", need: .nothing,
      parameters: [CommonParameters.id(), number, CommonParameters.known],
      successes: [.ok(Description.schemaName(resource), ["ETag"]), .known(["ETag"])],
      refusals: Endpoint.readRefusals + [410],
      example: .told(step: 6) { .init("\(RecordExamples.path(resource, $0))/versions/1") }
    ) { api, call, _ in try api.version(resource, call) }
  }
}

extension API {
  fileprivate func version(_ resource: Resource, _ call: Call) throws -> Response {
    try call.refuseUnknown()
    let id = try identify(call.place("id"), resource, call)
    guard let number = Digits.value(call.place("version").utf8),
      let entry = try reader.version(resource, id, Int64(number), for: call.audience)
    else {
      throw Problem(
        .notFound, "\(id) has no version \(call.place("version")); …/history lists them.")
    }
    guard let document = entry.document else { throw RecordError.gone(since: entry.at) }
    let tag = EntityTag.of(Edition(version: entry.version), resource, for: call.audience)
    var headers = jsonHeaders(call)
    headers.append("ETag", tag)
    if id != call.place("id") {
      headers.append("Content-Location", "\(resource.path(of: id))/versions/\(entry.version)")
    }
    if EntityTag.noneMatchFails(call.request.headers, tag) {
      return Response(.notModified, headers: headers)
    }
    return Response(.ok, headers: headers, body: .bytes(document))
  }
}
