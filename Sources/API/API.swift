import Dispatch
package import HTTP
import JSON
import Records
package import Store

/// Answers requests: finds the endpoint of a path, checks who asks, and runs the endpoint, all on
/// one thread.
///
/// Each worker thread has one, with its own reading connection. `respond` never throws: every error
/// becomes a problem response here and nowhere else.
package final class API: Handler {
  /// The version of the program and of its description.
  package static let version = "0.1.0"

  package let service: Service
  package private(set) var reader: Reader
  private let tally: RequestTally
  /// What a request without a key may do; nil if only reading.
  let keyless: Access?
  private var requestIDs = RequestIDs()
  private var accessLines = AccessLines()

  init(_ service: Service, _ reader: Reader, _ tally: RequestTally, keyless: Access?) {
    (self.service, self.reader, self.tally) = (service, reader, tally)
    self.keyless = keyless
  }

  package func admit(_ head: Request) -> Admission {
    // What a GET brings means nothing (RFC 9110, 9.3.1), so it is refused unread.
    guard API.hasBody(head) else { return .buffer(limit: 0) }
    var answering = Answering(id(of: head))
    do {
      let received = try receive(head, isAdmitted: false, &answering)
      let endpoint = received.endpoint
      try checkContentType(head, endpoint.body)
      try endpoint.body?.check?(self, call(head, received, as: .json, answering))
      let payer = service.payer(head, received.access)
      switch endpoint.room {
      case .small: return .buffer(limit: 4 << 10, payer: payer)
      case .ordinary: return .buffer(limit: service.options.maxBody, payer: payer)
      case .shape: return .buffer(limit: max(service.options.maxBody, 4 << 20), payer: payer)
      case .file:
        // Before a byte of it lies on the disk.
        let place = try service.imports.acquire(for: payer)
        return .spool(limit: service.options.maxImport, place: place)
      }
    } catch {
      return .refuse(fail(error, head, answering))
    }
  }

  package func respond(to request: Request, later: Responder) -> Response? {
    var answering = Answering(id(of: request))
    do {
      if request.method == .options {
        return answering.complete(try options(request, answering.note.id))
      }
      let received = try receive(request, isAdmitted: API.hasBody(request), &answering)
      let format = try format(received.match, received.endpoint, request)
      let call = call(request, received, as: format, answering)
      var later = later
      later.note = answering.note
      answering.counted?.add(to: &later.headers)
      guard let response = try answer(call, later) else { return nil }
      // A 304 is not counted against the client's rate.
      if response.status == .notModified { answering.counted?.refund(to: service) }
      return answering.complete(response)
    } catch {
      return fail(error, request, answering)
    }
  }

  /// Runs the endpoint on the snapshot that the reader holds; once more on a newer one if another
  /// request has already brought a shared fold beyond that snapshot.
  private func answer(_ call: Call, _ later: Responder) throws -> Response? {
    while true {
      do {
        return try call.endpoint.run(self, call, later)
      } catch is Reader.Outdated {
        try reader.renew()
      }
    }
  }

  /// Gives up the worker's reader, together with the snapshot that it holds, for work on another
  /// thread; the worker goes on with another reader.
  package func handOver() throws -> HandedReader {
    let next = try service.store.takeReader().reader
    defer { reader = next }
    return HandedReader(reader)
  }

  /// Answers `call` on a thread of its own with the response that `work` makes with the worker's
  /// reader, which is handed over to it; throws a `busy` problem if `quota` is used up.
  package func answerLong(
    _ quota: Quota, _ call: Call, _ later: Responder,
    _ work: @escaping @Sendable (HandedReader) throws -> Response?
  ) throws -> Response? {
    let place = try quota.acquire(for: service.payer(call))
    let handed = try handOver()
    return service.answerLong(
      place, call, later, within: service.store.limits.answerSeconds
    ) { try work(handed) }
  }

  /// Whether the method may bring a body: such a request is checked by `admit`, before the body is
  /// read.
  private static func hasBody(_ request: Request) -> Bool {
    request.method != .get && request.method != .head && request.method != .options
  }

  /// What `receive` finds out about a request before its endpoint runs.
  private struct Received {
    let match: Router.Match
    let endpoint: Endpoint
    let access: Access?
    let parameters: [(name: String, value: String)]
  }

  private func call(
    _ request: Request, _ received: Received, as format: Format, _ answering: Answering
  ) -> Call {
    Call(
      request: request, endpoint: received.endpoint, match: received.match,
      parameters: received.parameters, format: format, access: received.access,
      requestID: answering.note.id)
  }

  /// Finds the endpoint and the key of `request`, counts it against its client's rate, and throws
  /// if the rate or the key does not allow it.
  ///
  /// It is counted before it is refused for anything else, or refusals would cost the client nothing.
  private func receive(_ request: Request, isAdmitted: Bool, _ answering: inout Answering) throws
    -> Received
  {
    try reader.hold()
    let found = Result { try find(request) }
    let entry = try? found.get().1
    answering.note.route = entry?.number
    // Supervisors ask without a key, and a wrong one says nothing of the server's health.
    let access = Result { entry?.endpoint.cost == .nothing ? nil : try self.access(request) }
    let known = try? access.get()
    answering.note.actor = known?.actor
    if entry?.endpoint.cost != .nothing {
      answering.counted = count(request, known, isAdmitted: isAdmitted)
    }
    if let counted = answering.counted, !counted.standing.isAllowed { throw API.tooMany(counted) }
    let (match, asked) = try found.get()
    let endpoint = asked.endpoint
    let parameters = try Array(QueryParameters(request.query))
    try refuseKeyInAddress(parameters)
    let received = Received(
      match: match, endpoint: endpoint, access: try access.get(), parameters: parameters)
    try permit(received.access, endpoint.need, request)
    return received
  }

  package func refuse(_ failure: HTTPError, head: Request?) -> Response {
    fail(failure, head, Answering(head.map(id) ?? requestIDs.next()))
  }

  package func finished(_ exchange: Exchange) {
    tally.count(exchange)
    guard service.options.log.tellsRequests else { return }
    let route = exchange.note.route.map { service.endpoints[$0].path }
    let line = accessLines.line(
      exchange, route: route, from: client(of: exchange), service.options.log.format)
    service.options.log.write(line: line)
  }

  /// The client's address: the peer's, or the one that trusted proxies report.
  private func client(of exchange: Exchange) -> String {
    let proxies = service.options.proxies
    guard !proxies.isEmpty, let request = exchange.request,
      let peer = IPAddress(exchange.remoteAddress)
    else { return exchange.remoteAddress }
    return "\(proxies.client(of: peer, request.headers))"
  }

  package func rest() { reader.letGo() }

  /// Answers a request without a socket and waits for the response: for tests and the command line.
  package func answer(_ request: Request) -> Response {
    defer { rest() }
    var request = request
    switch admit(request) {
    case .refuse(let response): return response
    case .buffer(let limit, _):
      if case .bytes(let bytes) = request.body, bytes.count > limit {
        return refuse(.contentTooLarge(limit: limit), head: request)
      }
    case .spool(_, let place): request.place = place
    }
    let mailbox = Waiting()
    if let response = respond(to: request, later: Responder { mailbox.put($0) }) { return response }
    return mailbox.wait()
  }

  private func options(_ request: Request, _ requestID: String) throws -> Response {
    guard request.path != "*" else {
      return service.answer.options(request, requestID, allow: API.offered)
    }
    let match = try match(request.path)
    return service.answer.options(request, requestID, allow: match.allow)
  }

  private func format(_ match: Router.Match, _ endpoint: Endpoint, _ request: Request) throws
    -> Format
  {
    if let suffix = match.suffix {
      guard let format = endpoint.formats.first(where: { $0.suffix == suffix }) else {
        let offered = endpoint.formats.map { ".\($0.suffix)" }.joined(separator: ", ")
        throw Problem(.notFound, "This path is not offered as .\(suffix), but as \(offered).")
      }
      return format
    }
    if endpoint.isWrite {
      return endpoint.formats.count == 1
        ? .json : Negotiation.choose(endpoint.formats, request.headers) ?? .json
    }
    guard let format = Negotiation.choose(endpoint.formats, request.headers) else {
      let offered = endpoint.formats.map(\.mediaType).joined(separator: ", ")
      throw Problem(
        .notAcceptable, "This path is offered as \(offered).",
        faults: [Fault(.header("Accept"), "not_acceptable", "Name one of \(offered).")])
    }
    return format
  }

  private func checkContentType(_ request: Request, _ body: RequestBody?) throws {
    if let coding = request.headers.first("Content-Encoding"), coding.lowercased() != "identity" {
      // RFC 9110, 15.5.16: Accept-Encoding tells this 415 from one about the type.
      throw Problem(
        .unsupportedMediaType, "Send the body as it is, without Content-Encoding.",
        faults: [
          Fault(.header("Content-Encoding"), "content_coding", "\(coding) is not taken here.")
        ], headers: [("Accept-Encoding", "identity")])
    }
    guard let body else { return }
    guard let header = request.headers.first("Content-Type") else {
      if body.isTyped {
        throw Problem(
          .unsupportedMediaType, "Send Content-Type: \(body.types.joined(separator: " or ")).")
      }
      return
    }
    let type = (header.split(separator: ";").first ?? "").filter { $0 != " " }.lowercased()
    guard
      body.types.contains(type) || (type == "application/x-www-form-urlencoded" && body.acceptsJSON)
    else {
      throw Problem(
        .unsupportedMediaType, "Send Content-Type: \(body.types.joined(separator: " or ")).",
        faults: [Fault(.header("Content-Type"), "media_type", "\(type) is not taken here.")])
    }
  }

  private func fail(_ error: any Error, _ request: Request?, _ answering: Answering) -> Response {
    answering.complete(service.failure(error, request, answering.note.id))
  }

  private func id(of request: Request) -> String {
    request.id.isEmpty ? requestIDs.next() : request.id
  }
}

extension Service {
  /// The problem response for `error`; an error of the server itself is also logged with its cause.
  package func failure(_ error: any Error, _ request: Request?, _ requestID: String) -> Response {
    let problem = Problem(error)
    // Overload is no error, and that writing stopped is logged once elsewhere: a line for each
    // refused request would bury the lines about errors.
    let isPlain =
      problem.kind == .busy && problem.code != "unavailable" || problem.kind == .readOnly
      || problem.code == "writing_stopped"
    if problem.kind.status.code >= 500, !isPlain, problem.kind != .notImplemented {
      options.log(
        "\(request?.method.name ?? "") \(Redaction.path(request?.path ?? "")): \(error)",
        requestID: requestID)
    }
    return answer.problem(problem, request, requestID)
  }
}
