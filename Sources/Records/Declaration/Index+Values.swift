package import JSON

/// The values of a document that the store keeps beside it, in columns and link rows.
extension Index.Column {
  /// The column's value of a record with `members`; null for none.
  package func value(in members: JSONObject) -> JSON {
    if part == .links {
      var bits: Int64 = 0
      for (place, link) in links.enumerated() where link.hasRows(in: members) {
        bits |= 1 << Int64(place)
      }
      return .integer(bits)
    }
    let value = members.value(of: field.name, at: place) ?? .null
    guard case .string(let text) = value else { return value }
    return switch part {
    case .whole: value
    case .earliest: Index.day(UncertainDate(text)?.earliest)
    case .latest: Index.day(UncertainDate(text)?.latest)
    case .links: .null
    }
  }
}

extension Index.Link {
  /// What stands in link rows of a record with `members`, each row once.
  package func rows(in members: JSONObject) -> [LinkRow] {
    guard let list else {
      var rows: [LinkRow] = []
      Index.visit(.object(members), path[...], places[...]) { value in
        if let text = text(value) { rows.append(LinkRow(text)) }
      }
      return rows.distinct
    }
    var rows: [LinkRow] = []
    for (element, holder) in list.elements(of: members, path, places).enumerated() {
      let start = rows.count
      Index.visit(holder, path.dropFirst(list.depth), places.dropFirst(list.depth)) { value in
        if let text = text(value) { rows.append(LinkRow(text, element: element)) }
      }
      guard rows.count > start, case .object(let object) = holder else { continue }
      let amount = list.amount.flatMap { object.value(of: $0.name, at: $0.place)?.integer }
      let since = list.isDated ? object.text("start_date").flatMap(UncertainDate.init) : nil
      let until = list.isDated ? object.text("end_date").flatMap(UncertainDate.init) : nil
      for index in start..<rows.count {
        rows[index].amount = amount
        rows[index].since = since?.earliest
        rows[index].until = until?.latest
      }
      // Only a list within the element gives it several.
      if rows.count > start + 1 {
        rows.replaceSubrange(start..., with: Array(rows[start...]).distinct)
      }
    }
    return rows
  }

  /// Whether a record with `members` has link rows.
  fileprivate func hasRows(in members: JSONObject) -> Bool {
    var isFound = false
    Index.visit(.object(members), path[...], places[...]) { value in
      isFound = isFound || text(value) != nil
    }
    return isFound
  }

  /// The value as it stands in a link row; nil for what stands in none.
  private func text(_ value: JSON) -> String? {
    guard let member = aliasCode, case .object(let item) = value else { return Index.text(value) }
    guard let scheme = item.text("scheme"), let code = item.text(member) else { return nil }
    return "\(scheme):\(code)"
  }
}

extension Index.List {
  /// The elements of the list at the beginning of `path`.
  fileprivate func elements(of members: JSONObject, _ path: [String], _ places: [Int]) -> [JSON] {
    var holder = members
    for step in 0..<depth {
      switch holder.value(of: path[step], at: places[step]) {
      case .array(let elements): return step == depth - 1 ? elements : []
      case .object(let inner): holder = inner
      default: return []
      }
    }
    return []
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
