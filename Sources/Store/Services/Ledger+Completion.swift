import JSON
import Records

extension Ledger {
  /// The members with those that the kind's service sets.
  func completed(
    _ resource: Resource, id: String, _ before: JSONObject?, _ after: JSONObject,
    _ signature: Signature, op: String, carrying carried: [String: [JSONObject]] = [:]
  ) throws -> JSONObject {
    guard let service = tables[resource].service else { return after }
    let completed = try service.complete(
      Change(
        id: id, before: before, after: after, op: op, signature: signature, carried: carried),
      in: self)
    guard !completed.isCopy(of: after) else { return after }
    // What a client read and sends back is no fault, although it may be worked out anew.
    let faults = resource.fields.filter { field in
      guard field.isServed, let given = after[field.name], given != field.kind.empty else {
        return false
      }
      return given != completed[field.name] && given != before?[field.name]
    }
    guard faults.isEmpty else {
      throw RecordError.invalid(faults.map { Ledger.managed($0.name) })
    }
    return completed
  }
}
