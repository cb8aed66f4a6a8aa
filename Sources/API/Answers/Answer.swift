package import HTTP
import JSON
import Records

/// Makes answers with the headers that every answer has: CORS, security, the request's id.
package struct Answer: Sendable {
  /// Origins that may read answers: `*`, or those of `--cors-origins`.
  private let origins: [String]
  private let base: ResponseHeaders
  /// The prepared headers of a JSON answer to a read: made once, because most answers are JSON.
  private let inJSON: ResponseHeaders

  init(origins: [String]) {
    self.origins = origins
    var base = ResponseHeaders()
    if origins == ["*"] { base.append("Access-Control-Allow-Origin", "*") }
    base.append("Access-Control-Expose-Headers", Answer.exposed)
    base.append("X-Content-Type-Options", "nosniff")
    base.append("Referrer-Policy", "no-referrer")
    self.base = base
    inJSON = Answer.headers(of: .json, base)
  }

  private static func headers(of format: Format, _ base: ResponseHeaders) -> ResponseHeaders {
    var headers = base
    headers.append("Content-Type", format.contentType)
    headers.append("Content-Security-Policy", Answer.noContentPolicy)
    headers.append("Vary", "Accept, Authorization")
    return headers
  }

  private static let exposed =
    "ETag, Link, Location, Content-Location, Retry-After, RateLimit, RateLimit-Policy, Deprecation, "
    + "Sunset, X-Request-Id, Idempotent-Replayed, Preference-Applied, X-Undecided-Areas"
  private static let allowed =
    "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Prefer, Change-Note, "
    + "traceparent"

  /// The headers of any answer to `request`.
  package func headers(_ request: Request?, _ requestID: String) -> ResponseHeaders {
    complete(base, request, requestID)
  }

  /// The headers of an answer in `format` to a read, without Cache-Control.
  package func headers(_ request: Request, _ requestID: String, as format: Format)
    -> ResponseHeaders
  {
    complete(
      format == .json ? inJSON : Answer.headers(of: format, base), request, requestID)
  }

  private func complete(
    _ prepared: ResponseHeaders, _ request: Request?, _ requestID: String
  ) -> ResponseHeaders {
    var headers = prepared
    headers.reserve(256)
    if origins != ["*"] {
      headers.append("Vary", "Origin")
      if let origin = request?.headers.first("Origin"), origins.contains(origin) {
        headers.append("Access-Control-Allow-Origin", origin)
      }
    }
    headers.append("X-Request-Id", requestID)
    return headers
  }

  /// The answer to a preflight, or to any OPTIONS: which methods and headers the path accepts.
  func options(_ request: Request, _ requestID: String, allow: [String]) -> Response {
    var headers = headers(request, requestID)
    headers.append("Allow", allow.joined(separator: ", "))
    headers.append("Access-Control-Allow-Methods", allow.joined(separator: ", "))
    headers.append("Access-Control-Allow-Headers", Answer.allowed)
    headers.append("Access-Control-Max-Age", "3600")
    return Response(.noContent, headers: headers)
  }

  /// The answer to a request that failed: `application/problem+json` with the problem's status.
  func problem(_ problem: Problem, _ request: Request?, _ requestID: String) -> Response {
    var headers = headers(request, requestID)
    headers.append("Content-Type", "application/problem+json")
    headers.append("Content-Security-Policy", Answer.noContentPolicy)
    headers.append("Cache-Control", "no-store")
    for (name, value) in problem.headers { headers.append(name, value) }
    let document = ProblemDocument(
      problem: problem, instance: request?.path ?? "", requestID: requestID)
    return Response(problem.kind.status, headers: headers, body: .bytes(document.bytes))
  }

  /// For answers that are no pages: nothing may be loaded or run.
  static let noContentPolicy = "default-src 'none'; frame-ancestors 'none'"
  package static let publicCache = "public, max-age=60, stale-while-revalidate=300"
  package static let privateCache = "private, no-store"
}
