/// Every reason for which this target refuses a request, each with a sentence for people.
///
/// The application chooses the status of each, as for its own failures.
package enum HTTPError: Error, Hashable, Sendable {
  /// The head or the chunk framing breaks a rule of RFC 9112; the text says which.
  case malformed(String)
  /// The Host field, or the authority of the target, is missing or wrong.
  case badHost(String)
  /// The request target has no form that this server accepts.
  case badTarget(String)
  /// A path or a query parameter is not percent-encoded UTF-8 without NUL.
  case badParameter(name: String, String)
  /// The query has more than this many parameters.
  case tooManyParameters(limit: Int)
  /// The request line is longer than this many bytes, which the server reads.
  case requestLineTooLong(limit: Int)
  /// The head is longer than the server reads.
  case headTooLarge
  /// The head has more fields than the server reads.
  case tooManyFields
  /// The trailer section of a chunked body is longer than the server reads.
  case trailersTooLarge
  /// The body is longer than this resource accepts; the limit is in bytes.
  case contentTooLarge(limit: Int)
  /// The bodies in memory have reached the server's limit (`ServerConfiguration.maxBodies`).
  case tooManyBodies
  /// The Expect field asks for something other than 100-continue.
  case expectationFailed
  /// The request is not HTTP/1.x.
  case versionNotSupported
  /// The head did not arrive in time.
  case headTimeout
  /// The body did not arrive in time.
  case bodyTimeout
  /// The client closed its side before the request was complete.
  case truncated
  /// The body could not be written to a temporary file, or the disk has no more room than has to stay free.
  case spoolUnavailable
  /// The response failed before its first byte was sent.
  case answerFailed
  /// The response was not ready in time.
  case answerTimeout

  /// One sentence about what was wrong.
  package var detail: String {
    switch self {
    case .malformed(let text), .badHost(let text), .badTarget(let text): text
    case .badParameter(let name, let text): "The parameter \"\(name)\" \(text)."
    case .tooManyParameters(let limit): "The query has more than \(limit) parameters."
    case .requestLineTooLong(let limit):
      "The request line, which is the method and the address, is longer than the \(limit) bytes allowed; ask in several requests."
    case .headTooLarge: "The header section is too long."
    case .tooManyFields: "The header section has too many fields."
    case .trailersTooLarge: "The trailer section is too long."
    case .contentTooLarge(let limit): "The body is longer than the \(limit) bytes allowed here."
    case .tooManyBodies:
      "The server has no memory left for this body; nothing was changed. Try again shortly."
    case .expectationFailed: "The only expectation this server can meet is 100-continue."
    case .versionNotSupported: "This server speaks HTTP/1.1 and HTTP/1.0 only."
    case .headTimeout: "The request head did not arrive in time."
    case .bodyTimeout: "The request body did not arrive in time."
    case .truncated: "The connection ended before the request was complete."
    case .spoolUnavailable: "The server could not keep the request body."
    case .answerFailed: "The server could not make the answer."
    case .answerTimeout: "The answer was not ready in time."
    }
  }
}
