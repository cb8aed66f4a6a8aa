import Backups
import HTTP
import JSON
package import Records
import Store

/// A failure as the client sees it: `application/problem+json` (RFC 9457).
package struct Problem: Error {
  let kind: ProblemKind
  /// The code for programs: the kind's, or a finer one such as `referred_to`.
  package var code: String
  package var detail: String
  package var faults: [Fault] = []
  /// When the record was deleted, if that is the problem.
  private(set) var deletedAt: String?
  /// Why the record cannot be shown as of the day asked for, if that is the problem.
  private(set) var absence: Absence?
  package var headers: [(String, String)] = []

  package init(
    _ kind: ProblemKind, _ detail: String, code: String? = nil, faults: [Fault] = [],
    headers: [(String, String)] = []
  ) {
    (self.kind, self.detail, self.faults, self.headers) = (kind, detail, faults, headers)
    self.code = code ?? kind.rawValue
  }

  /// Makes a problem of any error; one that is not known here becomes `internal_error`, whose
  /// detail reveals nothing.
  package init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as RecordError: self.init(error)
    case let error as HTTPError: self.init(error)
    case let absence as Absence:
      self.init(.notFound, absence.detail, code: absence.code)
      self.absence = absence
    case let error as JSONError:
      self.init(
        .badJSON, "Line \(error.line), column \(error.column): \(error.message)",
        code: error.code.rawValue,
        faults: [Fault(.pointer(error.pointer), error.code.rawValue, error.message)])
    case is Effort.Ended: self.init(StorageFailure.tooLong)
    case is ImportAbandoned:
      self.init(.busy, "The server is stopping.", headers: [("Retry-After", "5")])
    case is BackupFolder.Unusable: self.init(StorageFailure.unavailable)
    default: self.init(StorageFailure(error) ?? .other)
    }
  }

  private init(_ error: RecordError) {
    switch error {
    case .invalid(let faults): self.init(.invalid, Problem.count(faults), faults: faults)
    case .badRequest(let faults): self.init(.badRequest, Problem.count(faults), faults: faults)
    case .notFound(let id): self.init(.notFound, "There is no \(id).")
    case .gone(let moment):
      self.init(.gone, "The record was deleted at \(moment).")
      deletedAt = moment
    case .conflict(let code, let detail, let faults):
      self.init(.conflict, detail, code: code, faults: faults)
    case .stale(let current):
      self.init(
        .preconditionFailed,
        "The record is there at version \(current), which the condition rules out; read it again.",
        headers: [("ETag", EntityTag.of(version: current))])
    case .unconditional(let current):
      self.init(
        .preconditionRequired,
        "Send If-Match: \(EntityTag.of(version: current)) to change version \(current), or If-Match: *."
      )
    case .forbidden(let code, let detail): self.init(.forbidden, detail, code: code)
    case .scopeMissing(let scopes): self = .scopeMissing(scopes)
    case .keyReused:
      self.init(
        .invalid,
        "This Idempotency-Key came with another request; use a new key for a new request.",
        code: "idempotency_key_reused",
        faults: [
          Fault(
            .header("Idempotency-Key"), "idempotency_key_reused", "Use a new key for a new request."
          )
        ])
    }
  }

  private init(_ error: HTTPError) {
    let kind: ProblemKind =
      switch error {
      case .malformed, .badHost, .badTarget, .truncated: .malformedRequest
      case .badParameter, .tooManyParameters: .badRequest
      case .requestLineTooLong: .targetTooLong
      case .headTooLarge, .tooManyFields, .trailersTooLarge: .headTooLarge
      case .contentTooLarge: .contentTooLarge
      case .tooManyBodies: .busy
      case .expectationFailed: .expectationFailed
      case .versionNotSupported: .versionNotSupported
      case .headTimeout, .bodyTimeout: .timeout
      case .spoolUnavailable: .storageFull
      case .answerFailed: .internalError
      case .answerTimeout: .storageError
      }
    self.init(kind, error.detail)
    if case .badParameter(let name, let text) = error {
      faults = [Fault(.parameter(name), "encoding", "\(name) \(text).")]
    }
    if kind == .busy { headers = [("Retry-After", "5")] }
    if kind == .contentTooLarge { faults = [Fault(.pointer(""), code, detail)] }
    if kind == .storageError {
      detail =
        "The answer was not ready in time; a write may still be kept: read first, or repeat it with the same Idempotency-Key."
      headers = [("Retry-After", "30")]
    }
  }

  private init(_ failure: StorageFailure) {
    switch failure {
    case .full: self.init(.storageFull, "Nothing was changed.", headers: [("Retry-After", "30")])
    case .busy:
      self.init(
        .busy, "Too much is waiting; nothing was changed.", headers: [("Retry-After", "1")])
    case .unavailable:
      self.init(
        .busy, "A file or folder of the register cannot be used just now; nothing was changed.",
        code: "unavailable", headers: [("Retry-After", "5")])
    case .closing: self.init(.busy, "The server is stopping.", headers: [("Retry-After", "5")])
    case .tooLong:
      self.init(
        .busy, "The answer took too long; ask for less, with another filter or without sort.",
        code: "timeout", headers: [("Retry-After", "5")])
    case .unknownOutcome:
      self.init(
        .storageError,
        "The storage failed; whether a write was kept is unknown, and reading goes on.",
        headers: [("Retry-After", "30")])
    case .stopped:
      self.init(
        .storageError,
        "Writing stopped after a failure of the storage, until its file is found sound; nothing was changed.",
        code: "writing_stopped", headers: [("Retry-After", "5")])
    case .readOnly:
      self.init(
        .readOnly, "The register's file cannot be written; nothing was changed.",
        headers: [("Retry-After", "30")])
    case .damaged:
      self.init(
        .dataError, "The register's file could not be read as it should; nothing was changed.")
    case .tooBig: self.init(.contentTooLarge, "The record is longer than 4 MiB.")
    case .other:
      self.init(.internalError, "The server failed; the log says why under the request_id.")
    }
  }

  /// One sentence for all faults: how many there are, or the only one, with its place unless its
  /// own detail names that.
  private static func count(_ faults: [Fault]) -> String {
    guard faults.count == 1, let fault = faults.first else {
      return "There are \(faults.count) faults; errors lists them."
    }
    let place =
      switch fault.place {
      case .pointer(let place), .parameter(let place), .header(let place): place
      }
    return place.isEmpty || fault.detail.contains(place)
      ? fault.detail : "\(place): \(fault.detail)"
  }
}
