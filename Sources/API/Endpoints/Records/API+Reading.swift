package import HTTP
import JSON
package import Records
import Store

/// What all reads share.
extension API {
  /// Today, by the register's clock.
  package var today: CalendarDate { service.store.clock().date }

  /// The id of the record that `place` names by its id, which is not looked up, or by a code;
  /// throws 404 if no record has the code.
  package func identify(_ place: String, _ resource: Resource, _ call: Call) throws -> String {
    if Reference.isID(place, of: resource) { return place }
    let code: String
    do throws(Refusal) {
      let normal = try Reference.normal(place, to: resource.name, reader.catalogue)
      code = Reference.isID(normal, of: resource) ? normal : try Reference.asked(normal)
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

  /// The headers of an answer in the form of `call`; only without a key may others cache it.
  package func jsonHeaders(_ call: Call) -> ResponseHeaders { service.jsonHeaders(call) }

  /// 304 if `If-None-Match` names `tag`, or else what `answer` makes with the headers, which
  /// include the tag.
  package func unlessKnown(
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
