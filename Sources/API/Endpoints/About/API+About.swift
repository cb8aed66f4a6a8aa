import HTTP
import JSON
import Records
import Store

/// What the server tells about itself: home page, index, description, problems, health.
extension API {
  func index(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    // Right after a large import hashes over many leaves have to be worked out.
    guard try reader.lacksTree else {
      let body = try reader.snapshot { try RegisterIndex(reader, call).bytes }
      return Response(.ok, headers: jsonHeaders(call), body: .bytes(body))
    }
    let headers = jsonHeaders(call)
    return try answerLong(service.searches, call, later) { [service] handed in
      let body = try handed.reader.snapshot { try RegisterIndex(handed.reader, call).bytes }
      service.store.giveBack(handed)
      return Response(.ok, headers: headers, body: .bytes(body))
    }
  }

  func home(_ call: Call, _ later: Responder) throws -> Response? {
    guard call.format == .html else { return try index(call, later) }
    try call.refuseUnknownButMarks()
    let origin = service.options.publicURL ?? "http://\(call.request.host)"
    let page = try reader.snapshot { try HomePage(reader, at: origin) }
    var headers = jsonHeaders(call)
    // Its examples have the Host of the request.
    headers.set("Cache-Control", "no-store")
    headers.set("Content-Security-Policy", HomePage.policy)
    return Response(.ok, headers: headers, body: .bytes(Array(page.html.utf8)))
  }

  func description(_ call: Call) throws -> Response? {
    try call.refuseUnknown()
    let files = try service.description()
    let file = call.format == .yaml ? files.yaml : files.json
    return try unlessKnown(file.tag, call) { headers in
      Response(.ok, headers: headers, body: .bytes(file.bytes))
    }
  }

  func problemType(_ call: Call) throws -> Response {
    try call.refuseUnknown()
    guard let kind = ProblemKind(rawValue: call.place("code")) else {
      throw Problem(.notFound, "There is no problem of this name.")
    }
    return Response(.ok, headers: jsonHeaders(call), body: .bytes(kind.bytes))
  }

  func live(_ call: Call) throws -> Response {
    try call.refuseUnknownButMarks()
    return health("live", .ok, call)
  }

  func ready(_ call: Call) throws -> Response {
    try call.refuseUnknownButMarks()
    _ = try reader.sequence()
    guard let hindrance = service.hindrance else {
      return health(service.warning ?? "ready", .ok, call)
    }
    return health(hindrance, .serviceUnavailable, call)
  }

  private func health(_ state: String, _ status: Status, _ call: Call) -> Response {
    var headers = jsonHeaders(call)
    headers.set("Cache-Control", "no-store")
    return Response(status, headers: headers, body: .bytes(Health(status: state).bytes))
  }
}
