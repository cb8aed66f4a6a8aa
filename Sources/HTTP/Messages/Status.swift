/// The status of a response: a code and the phrase written after it.
package struct Status: Hashable, Sendable {
  /// Three digits; the encoder sends 500 for anything outside 200...599.
  package let code: Int
  /// The phrase after the code, for people only; control characters in it are written as spaces.
  package var reason: String

  /// The status with its registered phrase, or an empty phrase for a code not listed below.
  package init(_ code: Int) {
    self.code = code
    reason = Self.phrase(code)
  }

  /// 200 OK.
  package static let ok = Status(200)
  /// 201 Created.
  package static let created = Status(201)
  /// 204 No Content.
  package static let noContent = Status(204)
  /// 300 Multiple Choices.
  package static let multipleChoices = Status(300)
  /// 304 Not Modified.
  package static let notModified = Status(304)
  /// 400 Bad Request.
  package static let badRequest = Status(400)
  /// 401 Unauthorized.
  package static let unauthorized = Status(401)
  /// 403 Forbidden.
  package static let forbidden = Status(403)
  /// 404 Not Found.
  package static let notFound = Status(404)
  /// 405 Method Not Allowed.
  package static let methodNotAllowed = Status(405)
  /// 406 Not Acceptable.
  package static let notAcceptable = Status(406)
  /// 408 Request Timeout.
  package static let requestTimeout = Status(408)
  /// 409 Conflict.
  package static let conflict = Status(409)
  /// 410 Gone.
  package static let gone = Status(410)
  /// 412 Precondition Failed.
  package static let preconditionFailed = Status(412)
  /// 413 Content Too Large.
  package static let contentTooLarge = Status(413)
  /// 414 URI Too Long.
  package static let uriTooLong = Status(414)
  /// 415 Unsupported Media Type.
  package static let unsupportedMediaType = Status(415)
  /// 417 Expectation Failed.
  package static let expectationFailed = Status(417)
  /// 422 Unprocessable Content.
  package static let unprocessableContent = Status(422)
  /// 428 Precondition Required.
  package static let preconditionRequired = Status(428)
  /// 429 Too Many Requests.
  package static let tooManyRequests = Status(429)
  /// 431 Request Header Fields Too Large.
  package static let headerFieldsTooLarge = Status(431)
  /// 500 Internal Server Error.
  package static let internalServerError = Status(500)
  /// 501 Not Implemented.
  package static let notImplemented = Status(501)
  /// 503 Service Unavailable.
  package static let serviceUnavailable = Status(503)
  /// 505 HTTP Version Not Supported.
  package static let httpVersionNotSupported = Status(505)
  /// 507 Insufficient Storage.
  package static let insufficientStorage = Status(507)

  private static func phrase(_ code: Int) -> String {
    switch code {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 204: "No Content"
    case 300: "Multiple Choices"
    case 303: "See Other"
    case 304: "Not Modified"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 406: "Not Acceptable"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 410: "Gone"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 422: "Unprocessable Content"
    case 428: "Precondition Required"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    case 507: "Insufficient Storage"
    default: ""
    }
  }
}
