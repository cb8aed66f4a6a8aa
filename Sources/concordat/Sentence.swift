import Foundation
import JSON
import Records

/// Error messages as sentences for a person at a terminal.
enum Sentence {
  static func of(_ error: any Error) -> String {
    switch error {
    case let error as RecordError: record(error)
    case let error as JSONError: error.description
    case let error as CocoaError: error.localizedDescription
    default: "\(error)"
    }
  }

  private static func record(_ error: RecordError) -> String {
    switch error {
    case .invalid(let faults), .badRequest(let faults):
      faults.map { fault in
        switch fault.place {
        case .pointer(let place), .parameter(let place), .header(let place):
          "\(place): \(fault.detail) (\(fault.code))"
        }
      }.joined(separator: "\n")
    case .notFound(let id): "There is no \(id)."
    case .gone(let moment): "The record was deleted at \(moment)."
    case .conflict(_, let detail, _), .forbidden(_, let detail): detail
    case .scopeMissing(let scopes): Scope.need(scopes)
    case .stale(let version), .unconditional(let version): "The record is at version \(version)."
    case .keyReused: "The idempotency key came with another request."
    }
  }
}
