import HTTP
import Keys
import Records
import Store

/// Who calls, and whether they may.
extension API {
  private static let realm = "Bearer realm=\"concordat\""

  /// What the key of `request` may do; without one what the handler allows, most often nil; an error if the key is not valid now.
  ///
  /// A key that is given and wrong is refused for reading as well.
  func access(_ request: Request) throws -> Access? {
    guard let header = request.headers.first("Authorization") else { return keyless }
    // Proxies and servers may disagree about which of two counts; it is no list (RFC 9110, 11.6.2).
    guard request.headers.all("Authorization").count == 1 else {
      throw RecordError.badRequest([
        Fault(.header("Authorization"), "repeated", "Send one line Authorization, with one key.")
      ])
    }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer", let key = AccessKey(String(parts[1]))
    else {
      throw API.wrongKey(
        "key_malformed", "Send Authorization: Bearer with a key of the form cdt_{id}_{secret}.")
    }
    switch try reader.verify(key, at: service.store.clock()) {
    case .accepted(let access):
      guard key.id == AccessKey.sample?.id else { return access }
      guard API.isOfThisMachine(request) else {
        throw API.wrongKey(
          "key_local", "Everybody knows this key, so it is taken from this machine alone.")
      }
      return access.without(administrationIn: reader.catalogue)
    case .unknown: throw API.wrongKey("key_unknown", "The key is not one of this register.")
    case .revoked(let moment):
      throw API.wrongKey("key_revoked", "The key was revoked at \(moment).")
    case .expired(let moment, let next):
      let advice = next.map { " The key \($0) takes its place." } ?? ""
      throw API.wrongKey("key_expired", "The key expired at \(moment).\(advice)")
    }
  }

  /// Whether a request comes from a program or a page of this machine, and through no proxy.
  ///
  /// The Host tells a name that others resolve to this address; the Origin a page from elsewhere that the
  /// visitor's browser shows.
  private static func isOfThisMachine(_ request: Request) -> Bool {
    guard let peer = IPAddress(request.remoteAddress), peer.isLoopback,
      isLocal(request.host[...])
    else { return false }
    let proxied = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"]
    guard !proxied.contains(where: request.headers.contains) else { return false }
    return request.headers.all("Origin").allSatisfy { origin in
      origin.firstRange(of: "://").map { isLocal(origin[$0.upperBound...]) } ?? false
    }
  }

  /// Whether an authority, with or without a port, is a name of this machine.
  private static func isLocal(_ authority: Substring) -> Bool {
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]") : nil
    let port = authority[(end ?? authority.startIndex)...].firstIndex(of: ":")
    return ["localhost", "127.0.0.1", "[::1]"].contains(
      authority[..<(port ?? authority.endIndex)].lowercased())
  }

  /// Refuses `request` unless `access` allows what its endpoint needs.
  func permit(_ access: Access?, _ need: Need, _ request: Request) throws {
    let scopes: [Scope]
    switch need {
    case .nothing: return
    case .scope(let needed): scopes = needed
    case .writeOfKind:
      // An import whose `kind` names no kind is refused for that before its body is read.
      let name = try QueryParameters(request.query).first { $0.name == "kind" }?.value
      scopes = name.flatMap { reader.catalogue[$0] }.map { [.write($0)] } ?? []
    }
    guard let access else {
      throw Problem(
        .unauthorized, "Send Authorization: Bearer with a key of this register.",
        code: "key_missing", headers: [("WWW-Authenticate", API.realm)])
    }
    guard scopes.isEmpty || scopes.contains(where: access.allows) else {
      throw Problem.scopeMissing(scopes)
    }
  }

  /// Refuses a key in the URL, because browser histories, proxies and logs would store it.
  func refuseKeyInAddress(_ parameters: [(name: String, value: String)]) throws {
    let faults = parameters.filter {
      Redaction.isSecret($0.name) || Redaction.text($0.value) != $0.value
    }.map { parameter in
      Fault(
        .parameter(Redaction.text(parameter.name)), "key_in_address",
        "A key does not belong in an address; send it as Authorization: Bearer, and have this one replaced."
      )
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  private static func wrongKey(_ code: String, _ detail: String) -> Problem {
    Problem(
      .unauthorized, detail, code: code,
      headers: [("WWW-Authenticate", "\(realm), error=\"invalid_token\"")])
  }
}

extension Problem {
  /// The key lacks a scope: 403 with the challenge of RFC 6750, 3.1.
  static func scopeMissing(_ scopes: [Scope]) -> Problem {
    Problem(
      .forbidden, Scope.need(scopes), code: "scope_missing",
      headers: [
        (
          "WWW-Authenticate",
          "Bearer realm=\"concordat\", error=\"insufficient_scope\", scope=\"\(scopes.first?.name ?? "")\""
        )
      ])
  }
}
