import HTTP
import JSON
import Records
import Store

/// What all writes share: the body is validated by itself first, all else in the writer's
/// transaction.
extension API {
  /// The condition of a move or a restoration: as in `If-Match`, or none if that is missing,
  /// because the state that it starts from is a condition already.
  func optionalCondition(_ call: Call) throws(RecordError) -> Precondition {
    let condition = try EntityTag.precondition(call.request.headers)
    return condition == .missing ? .any : condition
  }

  /// The result of a write, with what the answer's headers say of it; an error, so that a dry run
  /// can throw it.
  fileprivate struct Done: Error {
    let written: Written
    var isReplay = false
    var isDry = false
  }

  /// Queues `job` for the writer, under its idempotency key if it has one, and answers when it is on disk.
  ///
  /// `isAnswered` is false for a deletion: it is answered with 204, without a body.
  func write(
    _ resource: Resource, _ call: Call, _ later: Responder, isAnswered: Bool = true,
    _ job: @escaping @Sendable (Ledger, Signature) throws -> Written
  ) throws -> Response? {
    var (isDry, given, note) = (false, String?.none, String?.none)
    try call.together(
      { try call.refuseUnknown() },
      { isDry = try call.value(CommonParameters.isDry) ?? false },
      { note = try call.note() }, { _ = try call.value(CommonParameters.rules) },
      {
        given = call.request.method == .post ? try call.value(CommonParameters.idempotencyKey) : nil
      })
    let key = isDry ? nil : given
    let fingerprint = key == nil ? [] : call.fingerprint
    let size = if case .bytes(let bytes) = call.request.body { bytes.count } else { 0 }
    service.store.submit(bytes: size) { [store = service.store, isDry, note] ledger in
      let signature = call.signature(note: note, at: store.clock())
      guard let key else {
        let written = try job(ledger, signature)
        // Thrown, so that the savepoint is rolled back.
        if isDry { throw Done(written: written, isDry: true) }
        return Done(written: written)
      }
      let (written, isReplay) = try ledger.once(key, fingerprint: fingerprint, signature) {
        try job(ledger, signature)
      }
      return Done(written: written, isReplay: isReplay)
    } completion: { [service] result in
      later.send { service.answer(result, resource, call, isAnswered: isAnswered) }
    }
    return nil
  }
}

extension Service {
  fileprivate func answer(
    _ result: Result<API.Done, any Error>, _ resource: Resource, _ call: Call, isAnswered: Bool
  ) -> Response {
    switch result {
    case .success(let done), .failure(let done as API.Done):
      return written(done, resource, call, isAnswered: isAnswered)
    case .failure(let error):
      var response = failure(error, call.request, call.requestID)
      if case RecordError.stale(let current) = error {
        response.headers.set(
          "ETag", EntityTag.of(Edition(version: current), resource, for: call.audience))
      }
      return response
    }
  }

  private func written(
    _ done: API.Done, _ resource: Resource, _ call: Call, isAnswered: Bool
  ) -> Response {
    let written = done.written
    var headers = answer.headers(call.request, call.requestID)
    headers.append("Cache-Control", Answer.privateCache)
    if done.isReplay { headers.append("Idempotent-Replayed", "true") }
    if done.isDry { headers.append("Dry-Run", "true") }
    headers.append("ETag", EntityTag.of(written.edition, resource, for: call.audience))
    guard isAnswered else { return Response(.noContent, headers: headers) }
    let isNew = written.outcome == .created
    if isNew, !done.isDry { headers.append("Location", resource.path(of: written.id)) }
    // A path may name the record by a code, as its id or behind by-ref.
    let place = call.place("id") + call.place("ref")
    if !place.isEmpty, place != written.id {
      headers.append("Content-Location", resource.path(of: written.id))
    }
    let status: Status = isNew ? .created : .ok
    guard !call.prefersMinimal else {
      headers.append("Preference-Applied", "return=minimal")
      return Response(isNew ? .created : .noContent, headers: headers)
    }
    headers.append("Content-Type", Format.json.contentType)
    headers.append("Content-Security-Policy", Answer.noContentPolicy)
    let document = resource.shown(written.document, to: call.audience, at: store.clock())
    return Response(status, headers: headers, body: .bytes(document))
  }
}
