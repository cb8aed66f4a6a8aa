package import JSON

extension Resource {
  /// The members of a document in the order declared today: under their names of today, empty where it lacks one,
  /// worked out where the register works them out, without those that are declared no longer.
  package func completed(_ members: JSONObject) -> JSONObject {
    var completed = Resource.completed(members, fields)
    if let lifecycle, completed[lifecycle.field] == .null {
      completed[lifecycle.field] = .string(lifecycle.initial)
    }
    if let lifecycle, let states = lifecycle.states, completed[states] == [] {
      completed[states] = StateHistory.beginning(lifecycle, of: completed, at: .null).list
    }
    return completed
  }

  private static func completed(_ object: JSONObject, _ fields: [Field]) -> JSONObject {
    var completed = JSONObject()
    for field in fields {
      let value = object[field.name] ?? field.formerName.flatMap { object[$0] }
      completed.append(field.name, Resource.completed(value, field.kind))
    }
    for (position, field) in fields.enumerated() {
      if let compute = field.compute { completed.members[position].value = compute(completed) }
    }
    return completed
  }

  private static func completed(_ value: JSON?, _ kind: Kind) -> JSON {
    guard let value else { return kind.empty }
    guard !kind.nested.isEmpty else { return value }
    // A nested record that is declared as a list today becomes a list of that one.
    if case .list = kind, value.array == nil {
      return value.isNull
        ? kind.empty : .array([.object(completed(value.object ?? [:], kind.nested))])
    }
    switch value {
    case .object(let object): return .object(completed(object, kind.nested))
    case .array(let items): return .array(items.map { completed($0, .record(kind.nested)) })
    case .null, .bool, .integer, .decimal, .string: return value
    }
  }
}
