import HTTP
import JSON
import Records

/// The body of the answer to a request that failed.
struct ProblemDocument: WorkedOut {
  /// The most faults that `errors` lists; `detail` gives the number of all.
  private static let mostFaults = 1000

  let problem: Problem
  let instance: String
  let requestID: String

  private static let fault = Layout<Fault>(
    isOpen: true,
    .sometimes("pointer", schema: ["type": "string"]) { fault -> String? in
      guard case .pointer(let pointer) = fault.place else { return nil }
      return pointer
    },
    .sometimes("parameter", schema: ["type": "string"]) { fault -> String? in
      guard case .parameter(let name) = fault.place else { return nil }
      return name
    },
    .sometimes("header", schema: ["type": "string"]) { fault -> String? in
      guard case .header(let name) = fault.place else { return nil }
      return name
    },
    .text("code") { $0.code },
    .text("detail") { $0.detail })

  static let layout = Layout<ProblemDocument>(
    isOpen: true,
    .text("type", "A path of this server that explains the kind of problem.") {
      $0.problem.kind.path
    },
    .text("title") { $0.problem.kind.title },
    .value("status", schema: ["type": "integer", "minimum": 400, "maximum": 599]) {
      $0.problem.kind.status.code
    },
    .text("detail") { $0.problem.detail },
    .text("instance") { $0.instance },
    .text("code") { $0.problem.code },
    .text("request_id") { $0.requestID },
    .sometimes("deleted_at", schema: ["type": "string", "format": "date-time"]) {
      $0.problem.deletedAt
    },
    .sometimes(
      "start", schema: ["type": "string"],
      "With not_yet and no_longer: when the record begins."
    ) { $0.problem.absence?.start },
    .sometimes(
      "end", schema: ["type": "string"],
      "With not_yet and no_longer: the record's last day."
    ) { $0.problem.absence?.end },
    .sometimes(
      "successors", schema: ["type": "array", "items": ["type": "string"]],
      "With not_yet and no_longer: the paths of what came after."
    ) { $0.problem.absence?.successors },
    .list("errors", fault) { Array($0.problem.faults.prefix(mostFaults)) })
}
