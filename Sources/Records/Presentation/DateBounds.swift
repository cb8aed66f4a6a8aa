import JSON

/// The first and the last day that each uncertain date of a record can mean, shown beside the date.
package enum DateBounds {
  /// The names of the members beside a date.
  package static func names(of member: String, _ kind: Kind) -> [String] {
    guard case .uncertainDate = kind else { return [] }
    return ["\(member)_earliest", "\(member)_latest"]
  }

  /// Whether some date among the fields, at any depth, is uncertain.
  package static func areIn(_ fields: [Field]) -> Bool {
    fields.contains { !names(of: $0.name, $0.kind).isEmpty || areIn($0.kind.nested) }
  }

  /// The members with the bounds beside each uncertain date, in elements of lists too.
  static func shown(_ members: JSONObject, _ fields: [Field]) -> JSONObject {
    var shown = JSONObject()
    shown.members.reserveCapacity(members.count + 4)
    for (name, value) in members.members {
      guard let field = fields.first(where: { $0.name.hasSameBytes(as: name) }) else {
        shown.append(name, value)
        continue
      }
      shown.append(name, areIn(field.kind.nested) ? within(value, field.kind.nested) : value)
      let bounds = value.string.flatMap(UncertainDate.init)
      for (name, day) in zip(names(of: field.name, field.kind), [bounds?.earliest, bounds?.latest])
      {
        shown.append(name, day.map { .string($0.description) } ?? .null)
      }
    }
    return shown
  }

  private static func within(_ value: JSON, _ fields: [Field]) -> JSON {
    switch value {
    case .object(let members): .object(shown(members, fields))
    case .array(let items): .array(items.map { within($0, fields) })
    case .null, .bool, .integer, .decimal, .string: value
    }
  }
}
