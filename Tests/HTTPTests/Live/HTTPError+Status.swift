import HTTP

/// The statuses that RFC 9110 and 9112 ask for, as an application gives them.
extension HTTPError {
  /// The status an answer to this failure carries.
  var status: Status {
    switch self {
    case .malformed, .badHost, .badTarget, .badParameter, .tooManyParameters, .truncated:
      .badRequest
    case .requestLineTooLong: .uriTooLong
    case .headTooLarge, .tooManyFields, .trailersTooLarge: .headerFieldsTooLarge
    case .contentTooLarge: .contentTooLarge
    case .expectationFailed: .expectationFailed
    case .versionNotSupported: .httpVersionNotSupported
    case .headTimeout, .bodyTimeout: .requestTimeout
    case .spoolUnavailable: .insufficientStorage
    case .answerFailed: .internalServerError
    case .answerTimeout, .tooManyBodies: .serviceUnavailable
    }
  }
}
