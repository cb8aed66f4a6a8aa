import API
import HTTP
import JSON
import Records
import Register
import Store

/// The selection of a cohort.
extension API {
  /// What a selection made; an error, so that a dry run can throw it and keep nothing.
  private struct Done: Error {
    let made: SelectedParticipants
    var isReplay = false
    var isDry = false
  }

  func select(_ call: Call, _ later: Responder) throws -> Response? {
    var (isDry, key, note) = (false, String?.none, String?.none)
    try call.together(
      { try call.refuseUnknown() },
      { isDry = try call.value(CommonParameters.isDry) ?? false },
      { note = try call.note() },
      { key = try call.value(CommonParameters.idempotencyKey) })
    let id = try identify(call.place("id"), Programme.resource, call)
    let selection = try Selection(try call.json(), in: reader.catalogue)
    let size = if case .bytes(let bytes) = call.request.body { bytes.count } else { 0 }
    let fingerprint = key == nil ? [] : call.fingerprint
    service.store.submit(bytes: size) { [store = service.store, isDry, key, note] ledger in
      let signature = call.signature(note: note, at: store.clock())
      guard let key, !isDry else {
        _ = try selection.carryOut(for: id, in: ledger, signature)
        let done = Done(made: try selection.participants(in: ledger), isDry: isDry)
        if isDry { throw done }
        return done
      }
      let (_, isReplay) = try ledger.once(key, fingerprint: fingerprint, signature) {
        try selection.carryOut(for: id, in: ledger, signature)
      }
      return Done(made: try selection.participants(in: ledger), isReplay: isReplay)
    } completion: { [service] (result: Result<Done, any Error>) in
      later.send {
        switch result {
        case .success(let done), .failure(let done as Done):
          var headers = service.answer.headers(call.request, call.requestID, as: call.format)
          headers.append("Cache-Control", Answer.privateCache)
          if done.isReplay { headers.append("Idempotent-Replayed", "true") }
          if done.isDry { headers.append("Dry-Run", "true") }
          return Response(.ok, headers: headers, body: .bytes(done.made.bytes))
        case .failure(let error):
          return service.failure(error, call.request, call.requestID)
        }
      }
    }
    return nil
  }
}
