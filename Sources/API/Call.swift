import Evidence
package import HTTP
package import JSON
package import Records
import Store

/// One request as its endpoint sees it: parameters, form of the answer, the caller's access, id.
package struct Call: Sendable {
  package let request: Request
  package let endpoint: Endpoint
  let match: Router.Match
  package let parameters: [(name: String, value: String)]
  package let format: Format
  /// What the caller's key may do; nil for a reader without one.
  package let access: Access?
  package let requestID: String

  /// The same call with more parameters, which stood in its body.
  func with(_ more: [(name: String, value: String)]) -> Call {
    Call(
      request: request, endpoint: endpoint, match: match, parameters: parameters + more,
      format: format, access: access, requestID: requestID)
  }

  /// Who reads, as far as it decides what is shown.
  package var audience: Audience {
    guard let access, access.allows(.drafts) else { return .anyone }
    return .insiders(of: access.owner)
  }

  /// What the log says of a write: who, why, when, and what the key may see and do.
  package func signature(note: String?, at instant: Instant) -> Signature {
    var signature = Signature(
      actor: actor ?? "", note: note, at: instant, owner: access?.owner, audience: audience,
      scopes: access?.scopes ?? [])
    signature.warns = parameters.contains { $0 == (CommonParameters.rules.name, "warn") }
    return signature
  }

  /// The actor that the caller's key writes as; nil without a key.
  package var actor: String? { access?.actor }

  /// The path's parameter `name`; empty if the path has none of that name.
  package func place(_ name: String) -> String { match.parameter(name) }

  /// The body as JSON; throws if it is empty or is not JSON.
  package func json() throws -> JSON {
    switch request.body {
    case .none:
      throw Problem(
        .badJSON, "The body is empty; send a JSON object.", code: "empty_body",
        faults: [Fault(.pointer(""), "empty_body", "Send a JSON object.")])
    case .bytes(let bytes):
      do throws(JSONError) {
        return try JSON(parsing: bytes)
      } catch {
        guard isForm else { throw error }
        var problem = Problem(error)
        problem.detail += " The body was read as JSON; form fields are not taken."
        throw problem
      }
    case .file: preconditionFailure("only imports spool their bodies")
    }
  }

  /// Whether the body has the media type that curl sends by default; JSON is accepted under it too.
  private var isForm: Bool {
    request.headers.first("Content-Type")?.lowercased().hasPrefix("application/x-www-form") ?? false
  }

  /// The body as a merge patch (RFC 7396); no body is an empty patch if it `isOptional`.
  package func patch(isOptional: Bool = false) throws -> JSONObject {
    if isOptional, case .none = request.body { return [:] }
    guard case .object(let object) = try json() else {
      throw RecordError.invalid([
        Fault(
          .pointer(""), "not_an_object", "A merge patch is a JSON object of the members to change.")
      ])
    }
    return object
  }

  /// A digest of method, path, query and body: shows whether an idempotency key comes again with
  /// another request.
  package var fingerprint: [UInt8] {
    var bytes = Array("\(request.method.name) \(request.path)?\(request.query ?? "")\n".utf8)
    if case .bytes(let body) = request.body { bytes += body }
    return SHA256.digest(bytes)
  }

  /// Whether `Prefer` asks for an answer without a body (RFC 7240).
  package var prefersMinimal: Bool {
    request.headers.all("Prefer").contains { value in
      value.split(separator: ",").contains { preference in
        // A preference may carry parameters, and its value may stand in quotes.
        let text = preference.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        return text.lowercased() == "return=minimal"
      }
    }
  }
}
