import HTTP
import JSON
import Records
import Store

/// What all reading shares.
extension API {
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
}
