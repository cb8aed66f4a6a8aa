package import JSON

/// The values of a document that the store keeps beside it, in columns and link rows.
extension Index.Column {
  /// The column's value of a record with `members`; null for none.
  package func value(in members: JSONObject) -> JSON {
    let value = members.value(of: field.name, at: place) ?? .null
    guard case .string(let text) = value else { return value }
    return switch part {
    case .whole: value
    case .earliest: Index.day(UncertainDate(text)?.earliest)
    case .latest: Index.day(UncertainDate(text)?.latest)
    }
  }
}

extension Index.Link {
  /// The values of `members` that stand in link rows.
  package func values(in members: JSONObject) -> [String] {
    var values: [String] = []
    Index.visit(.object(members), path[...], places[...]) { value in
      if let member = aliasCode, case .object(let item) = value {
        guard let scheme = item.text("scheme"), let code = item.text(member) else { return }
        values.append("\(scheme):\(code)")
      } else if let text = Index.text(value) {
        values.append(text)
      }
    }
    return values
  }
}

extension Index {
  /// Calls `found` with each value at `path`, going through lists; null counts as none.
  ///
  /// Each member is looked for at its place in the declaration first.
  package static func visit(
    _ value: JSON, _ path: ArraySlice<String>, _ places: ArraySlice<Int>, _ found: (JSON) -> Void
  ) {
    switch value {
    case .array(let items): for item in items { visit(item, path, places, found) }
    case .object(let object):
      guard let name = path.first, let place = places.first else { return found(value) }
      if let member = object.value(of: name, at: place) {
        visit(member, path.dropFirst(), places.dropFirst(), found)
      }
    case .null: return
    case .bool, .integer, .decimal, .string: if path.isEmpty { found(value) }
    }
  }

  fileprivate static func day(_ day: CalendarDate?) -> JSON {
    day.map { .string($0.description) } ?? .null
  }

  fileprivate static func text(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .decimal, .array, .object: nil
    }
  }
}
