package import HTTP

/// The kinds of problem the server answers with: code, status, title, explanation (RFC 9457).
///
/// The only place where a failure becomes a status. Each has a page at its `type`.
package enum ProblemKind: String, Sendable, CaseIterable {
  case malformedRequest = "malformed_request"
  case badRequest = "bad_request"
  case badJSON = "bad_json"
  case unauthorized
  case forbidden
  case notFound = "not_found"
  case methodNotAllowed = "method_not_allowed"
  case notAcceptable = "not_acceptable"
  case timeout
  case conflict
  case gone
  case preconditionFailed = "precondition_failed"
  case contentTooLarge = "content_too_large"
  case targetTooLong = "target_too_long"
  case unsupportedMediaType = "unsupported_media_type"
  case expectationFailed = "expectation_failed"
  case invalid
  case preconditionRequired = "precondition_required"
  case tooManyRequests = "too_many_requests"
  case headTooLarge = "head_too_large"
  case internalError = "internal_error"
  case notImplemented = "not_implemented"
  case busy
  case storageError = "storage_error"
  case readOnly = "read_only"
  case dataError = "data_error"
  case versionNotSupported = "version_not_supported"
  case storageFull = "storage_full"

  package var status: Status {
    switch self {
    case .malformedRequest, .badRequest, .badJSON: .badRequest
    case .unauthorized: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .notAcceptable: .notAcceptable
    case .timeout: .requestTimeout
    case .conflict: .conflict
    case .gone: .gone
    case .preconditionFailed: .preconditionFailed
    case .contentTooLarge: .contentTooLarge
    case .targetTooLong: .uriTooLong
    case .unsupportedMediaType: .unsupportedMediaType
    case .expectationFailed: .expectationFailed
    case .invalid: .unprocessableContent
    case .preconditionRequired: .preconditionRequired
    case .tooManyRequests: .tooManyRequests
    case .headTooLarge: .headerFieldsTooLarge
    case .internalError, .dataError: .internalServerError
    case .notImplemented: .notImplemented
    case .busy, .storageError, .readOnly: .serviceUnavailable
    case .versionNotSupported: .httpVersionNotSupported
    case .storageFull: .insufficientStorage
    }
  }

  package var title: String {
    switch self {
    case .malformedRequest: "The request breaks a rule of HTTP"
    case .badRequest: "A parameter or header is wrong"
    case .badJSON: "The body is not JSON"
    case .unauthorized: "A valid key is needed"
    case .forbidden: "The key may not do this"
    case .notFound: "There is nothing here"
    case .methodNotAllowed: "The method does not fit the path"
    case .notAcceptable: "None of the forms asked for is offered"
    case .timeout: "The request did not arrive in time"
    case .conflict: "The register's state forbids it"
    case .gone: "The record was deleted"
    case .preconditionFailed: "The record is not as the condition says"
    case .contentTooLarge: "The body is too long"
    case .targetTooLong: "The address is too long"
    case .unsupportedMediaType: "The body's media type is not taken here"
    case .expectationFailed: "The expectation cannot be met"
    case .invalid: "The record breaks a rule"
    case .preconditionRequired: "The change needs a condition"
    case .tooManyRequests: "Too many requests came at once"
    case .headTooLarge: "The request's head is too long"
    case .internalError: "The server failed"
    case .notImplemented: "The method is not known"
    case .busy: "The server has too much to do"
    case .storageError: "The storage failed"
    case .readOnly: "The storage takes no writes"
    case .dataError: "The storage gave no sound data"
    case .versionNotSupported: "The version of HTTP is not spoken here"
    case .storageFull: "The storage is full"
    }
  }

  /// What a client can do about it.
  package var explanation: String {
    switch self {
    case .malformedRequest: "Send a request that follows RFC 9112; detail names the rule."
    case .badRequest: "Each of errors names a parameter or header and says what it takes."
    case .badJSON:
      "Send one JSON document in UTF-8 without repeated members; detail gives line and column."
    case .unauthorized:
      "Send Authorization: Bearer with a key that concordat keys create printed. Reading what is public needs none."
    case .forbidden:
      "detail names what the key lacks, a scope, an owner or time; whoever gave it to you can make another."
    case .notFound: "Check the address; /v1 lists what there is."
    case .methodNotAllowed: "The Allow header lists the methods of this path."
    case .notAcceptable:
      "detail lists the media types offered; name one of them in Accept, or use a suffix such as .csv."
    case .timeout: "Send the whole request without pauses."
    case .conflict: "code and detail say what stands against it; change that first."
    case .gone:
      "deleted_at says since when; POST …/restore brings it back, …/history tells its past."
    case .preconditionFailed:
      "Read the record again and repeat the change with its present ETag in If-Match."
    case .contentTooLarge: "Send less, or use POST /v1/imports for many records."
    case .targetTooLong: "Use fewer or shorter parameters."
    case .unsupportedMediaType: "detail names the media type to send in Content-Type."
    case .expectationFailed: "Leave Expect out, or send 100-continue."
    case .invalid:
      "Each of errors points at a value and says how to mend it; all faults are listed."
    case .preconditionRequired:
      "Send the record's ETag in If-Match, or * to change whatever is there."
    case .tooManyRequests:
      "Wait for the seconds in Retry-After; RateLimit says how many more may come. A key raises the rate."
    case .headTooLarge: "Send fewer or shorter headers."
    case .internalError:
      "Nothing was changed. Tell the operator the request_id; the log has the cause."
    case .notImplemented: "Use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS."
    case .busy: "Try again after the seconds in Retry-After."
    case .storageError:
      "Whether a write was kept is unknown; repeat it with the same Idempotency-Key."
    case .readOnly: "Nothing was changed. The operator must look at the file; reading goes on."
    case .dataError:
      "Try again; if it stays so, tell the operator the request_id: concordat check says more."
    case .versionNotSupported: "Speak HTTP/1.1."
    case .storageFull: "Nothing was changed. The operator must make room; reading goes on."
    }
  }
}
