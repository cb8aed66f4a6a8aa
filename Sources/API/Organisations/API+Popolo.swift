import HTTP
import JSON
import Records
import Register
import Store

extension API {
  /// An organisation in the words of Popolo, now or as of a day.
  func popolo(_ id: String, _ document: [UInt8], _ view: AsOf?, _ call: Call) throws -> Response {
    let today = service.store.clock().date
    var headers = jsonHeaders(call)
    // Its posts are other records, so the tag is that of the register's state.
    let tag = "\"\(try reader.sequence())-\(view?.day ?? today)-popolo\""
    headers.append("ETag", tag)
    if id != call.place("id") {
      let day = view.map { "?as_of=\($0.day)" } ?? ""
      headers.append(
        "Content-Location", "\(Organisation.resource.path(of: id)).popolo.json\(day)")
    } else if EntityTag.noneMatchFails(call.request.headers, tag) {
      return Response(.notModified, headers: headers)
    }
    let whole = try JSON(parsing: document).object ?? [:]
    let organisation = try PopoloOrganisation(
      try view?.present(whole) ?? whole, on: view?.day ?? today, asOf: view?.day, reader)
    return Response(.ok, headers: headers, body: .bytes(JSON.object(organisation.json).bytes))
  }
}
