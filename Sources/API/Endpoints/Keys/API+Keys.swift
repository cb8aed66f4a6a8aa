import HTTP
import JSON
import Keys
import Records
import Store

/// Keys over HTTP: a caller sees, makes and changes only keys that may do no more than the caller's
/// own.
extension API {
  func listKeys(_ call: Call) throws -> Response {
    try call.refuseUnknown()
    let now = service.store.clock()
    let keys = try reader.allKeys().filter { try manages($0, call) }
    let list = WholeList(items: keys.map { KeyAnswer($0, at: now) })
    return Response(
      .ok, headers: jsonHeaders(call), body: .bytes(KeyAnswer.list.bytes(of: list)))
  }

  func readKey(_ call: Call) throws -> Response {
    try call.refuseUnknown()
    let key = try managedKey(call)
    let shown = KeyWithHistory(
      KeyAnswer(key, at: service.store.clock()), try reader.changes(ofKey: key.id))
    return Response(.ok, headers: jsonHeaders(call), body: .bytes(shown.bytes))
  }

  func createKey(_ call: Call, _ later: Responder) throws -> Response? {
    let body = try KeyDraft.judge(try call.json(), reader.catalogue)
    let owner = try owner(body.members.text("owner_id"), call)
    let draft = KeyDraft(body, owner: owner, reader.catalogue)
    try refuseUnfit(draft, call)
    return try change(call, later, shown: AccessKey()) { ledger, key, now in
      try ledger.create(key, draft, by: call.actor ?? "", at: now)
    }
  }

  func rotateKey(_ call: Call, _ later: Responder) throws -> Response? {
    let old = try managedKey(call)
    let (grace, expiresAt) = try rotation(call)
    try refuseOutliving(expiresAt ?? old.expiresAt, call)
    return try change(call, later, shown: AccessKey()) { ledger, key, now in
      try ledger.rotate(
        old.id, to: key, grace: grace, expiresAt: expiresAt, by: call.actor ?? "", at: now)
    }
  }

  func revokeKey(_ call: Call, _ later: Responder) throws -> Response? {
    let key = try managedKey(call)
    return try change(call, later, shown: nil) { ledger, _, now in
      try ledger.revoke(key.id, by: call.actor ?? "", at: now)
    }
  }

  /// Queues `job`, and answers with `key`, which it makes, or with 204 if that is nil; no other
  /// answer shows the secret.
  private func change(
    _ call: Call, _ later: Responder, shown key: AccessKey?,
    _ job: @escaping @Sendable (KeyLedger, AccessKey, Instant) throws -> Void
  ) throws -> Response? {
    try call.together(
      { try call.refuseUnknown() },
      {
        try call.refuseIdempotencyKey(
          "A key's secret is shown once and kept nowhere, so an answer cannot be repeated; leave the idempotency key out."
        )
      })
    service.store.submitKeyChange { [store = service.store] ledger in
      let now = store.clock()
      // A revocation makes no key, and its job uses none.
      try job(ledger, key ?? AccessKey(), now)
    } completion: { [service] result in
      later.send(service.changed(result, key, call))
    }
    return nil
  }

  /// The key named in the path; throws 404 if the caller's owner has none, 403 if it may do more
  /// than the caller's key.
  private func managedKey(_ call: Call) throws -> KeyRecord {
    let id = call.place("id")
    guard let key = try reader.key(id), call.access?.owner == nil || call.access?.owner == key.owner
    else { throw RecordError.notFound("key \(id)") }
    guard try manages(key, call) else {
      throw Problem(
        .forbidden,
        "The key \(id) may do more than yours; only a key that may do as much manages it.",
        code: "key_not_covered")
    }
    return key
  }

  private func manages(_ key: KeyRecord, _ call: Call) throws -> Bool {
    call.access?.covers(key.scopes, owner: key.owner, reader.catalogue) ?? false
  }

  /// The id of the organisation that a new key is bound to: that named by `given`, or else the one
  /// that the caller's key is bound to; nil for none.
  private func owner(_ given: String?, _ call: Call) throws -> String? {
    guard let given else { return call.access?.owner }
    guard let target = reader.catalogue["organisations"],
      let id = try reader.resolve(given, target)
    else {
      throw RecordError.invalid([
        Fault(
          .pointer("/owner_id"), "unknown_reference",
          "There is no organisation \(given); create it first or correct the reference.")
      ])
    }
    return id
  }

  private func refuseUnfit(_ draft: KeyDraft, _ call: Call) throws {
    if let fault = draft.fault { throw RecordError.invalid([fault]) }
    if let own = call.access?.owner, own != draft.owner {
      throw Problem(
        .forbidden, "Your key is bound to \(own) and makes keys for it alone.", code: "not_owner")
    }
    let missing = Scope.all(reader.catalogue).filter { scope in
      draft.scopes.contains(scope.name) && !(call.access?.allows(scope) ?? false)
    }
    guard missing.isEmpty else {
      throw Problem(
        .forbidden,
        "A key hands out only scopes that it has; yours lacks \(missing.map(\.name).joined(separator: ", ")).",
        code: "scope_missing")
    }
    try refuseOutliving(draft.expiresAt, call)
  }

  /// Throws if a new key that ends at `end`, or never if that is nil, would outlive the caller's.
  private func refuseOutliving(_ end: Instant?, _ call: Call) throws {
    guard let own = call.access?.expiresAt, end.map({ $0 > own }) ?? true else { return }
    throw Problem(
      .forbidden,
      "Your key ends at \(own) and makes none that lasts longer; give expires_at, \(own) at the latest.",
      code: "outlives_key")
  }

  private func rotation(_ call: Call) throws -> (TimeSpan, Instant?) {
    let body = try call.patch(isOptional: true)
    var faults: [Fault] = []
    for (name, _) in body.members where !["grace", "expires_at"].contains(name) {
      faults.append(
        Fault(
          .pointer("/\(JSONPointer.escape(name))"), "unknown_member",
          "There is no such member here; a rotation takes grace and expires_at."))
    }
    var (grace, expiresAt) = (KeyDraft.usualGrace, Instant?.none)
    if let given = body["grace"] {
      if let span = given.string.flatMap({ TimeSpan($0) }) {
        grace = span
      } else {
        faults.append(
          Fault(.pointer("/grace"), "time_span", "Write a length of time such as 7d, 12h or 0s."))
      }
    }
    if let given = body["expires_at"], !given.isNull {
      expiresAt = given.string.flatMap { Instant($0) }
      if expiresAt == nil {
        faults.append(
          Fault(
            .pointer("/expires_at"), "instant", "Write a moment such as 2026-11-22T09:30:00.123Z."))
      }
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return (grace, expiresAt)
  }
}

extension Service {
  fileprivate func changed(
    _ result: Result<Void, any Error>, _ key: AccessKey?, _ call: Call
  ) -> Response {
    do {
      try result.get()
      var headers = answer.headers(call.request, call.requestID)
      headers.append("Cache-Control", Answer.privateCache)
      guard let key else { return Response(.noContent, headers: headers) }
      guard let made = try store.makeReader().key(key.id) else {
        throw RecordError.notFound("key \(key.id)")
      }
      headers.append("Location", "/v1/keys/\(key.id)")
      headers.append("Content-Type", Format.json.contentType)
      headers.append("Content-Security-Policy", Answer.noContentPolicy)
      let shown = NewKey(KeyAnswer(made, at: store.clock()), key)
      return Response(.created, headers: headers, body: .bytes(shown.bytes))
    } catch {
      return failure(error, call.request, call.requestID)
    }
  }
}
