import JSON
package import Records
import SQLite

/// What a list is asked for, checked against the declaration: filters, order, members, page.
package struct ListQuery: Sendable {
  package static let defaultLimit = 50
  package static let maximumLimit = 200

  package let resource: Resource
  /// Who asks, and so what is found.
  package let audience: Audience
  package internal(set) var limit = ListQuery.defaultLimit
  /// The members wanted, in the order of the declaration; nil for whole documents.
  package internal(set) var members: Set<String>?
  package internal(set) var isCounted = true
  /// The day on which the records are shown; nil for as they are.
  package internal(set) var asOf: AsOf?
  var conditions: [Condition] = []
  /// The full-text query, as quoted tokens.
  var match: String?
  var sort: [Sort] = []
  var cursor: Cursor?
  /// Whether the page is one after the first.
  package var isContinued: Bool { cursor != nil }
  /// Of everything but page and members: what a cursor and a count belong to.
  package internal(set) var digest: Int64 = 0
  /// Whether an answer may take long: it walks rows that no index puts in order.
  package internal(set) var isHeavy = false

  /// Gives the ids that count as those that a filter names; nil for a filter that means what it names.
  package typealias Widening = (_ filter: String, _ named: [String]) throws -> [String]?

  /// Keeps the records with these ids alone, however many they are.
  package mutating func keep(_ ids: [String]) {
    conditions.append(
      Condition("r.id IN (SELECT value FROM json_each(?))", [FilterReader.list(ids)]))
  }

  /// Leaves out the members that are never public, unless members were named or the reader sees some of them.
  ///
  /// For files that may come back as imports, where an empty cell would empty the member.
  package mutating func leaveOutUnpublished() {
    guard members == nil, audience == .anyone, resource.fields.contains(where: \.isUnpublished)
    else {
      return
    }
    let hidden = Set(resource.fields.filter(\.isUnpublished).map(\.name))
    members = Set(resource.members).subtracting(hidden)
  }

  /// Keeps the records that are there on the day of `view` alone.
  package mutating func keep(presentIn view: AsOf) { conditions += view.existence }

  /// The names that every list takes beside its filters.
  package static let common = [
    "limit", "cursor", "sort", "fields", "q", "count", "modified_since", "as_of",
  ]

  /// The filters of a kind of record: parameter, field kind and whether it lies in link rows.
  package static func filters(of resource: Resource) -> [(name: String, kind: Kind, isLink: Bool)] {
    var found: [(name: String, kind: Kind, isLink: Bool)] = []
    for column in resource.index.columns {
      guard let name = column.field.parameter, !found.contains(where: { $0.name == name }) else {
        continue
      }
      found.append((name, column.field.kind, false))
    }
    for link in resource.index.links {
      guard let name = link.parameter else { continue }
      found.append((name, link.kind, true))
    }
    return found
  }

  /// The condition that holds for rows after the cursor, and the order, with nulls of the first term apart.
  ///
  /// With a nullable first term a list is read in two phases, rows with a value and rows without, because
  /// one index scan cannot serve both in order.
  func phases() -> [Phase] {
    guard let first = sort.first, first.isNullable else {
      return [phase(sort, fixed: [], after: cursor?.values)]
    }
    let rest = Array(sort.dropFirst())
    let isPast = cursor.map { $0.values[0] == .null } ?? false
    let without = phase(
      rest, fixed: [Condition("r.\(first.column) IS NULL")],
      after: isPast ? cursor.map { Array($0.values.dropFirst()) } : nil, cursorApplies: isPast,
      isSecond: true)
    if isPast { return [without] }
    return [
      phase(sort, fixed: [Condition("r.\(first.column) IS NOT NULL")], after: cursor?.values),
      without,
    ]
  }

  /// The record's number: that of the search row where hits come in the order of entry, because only
  /// then does FTS5 give them one by one (0.1 ms for a page of 90,000 hits, where sorting took 84).
  private var number: String { match != nil && sort.isEmpty ? "s.rowid" : "r.record" }

  /// One statement of a list.
  struct Phase: Sendable {
    let condition: Condition
    let order: String
  }

  private func phase(
    _ terms: [Sort], fixed: [Condition], after values: [Value]?, cursorApplies: Bool = true,
    isSecond: Bool = false
  ) -> Phase {
    let isBackwards = sort.first?.isDescending ?? false
    var parts = fixed
    if cursorApplies, let cursor {
      parts.append(after(terms, values ?? [], cursor.record, isBackwards, isSecond: isSecond))
    }
    var order = terms.enumerated().map { index, term in
      let direction = term.isDescending ? " DESC" : ""
      // The phases keep nulls of the list's first term apart; further terms put them last in words.
      return (index == 0 && !isSecond) || !term.isNullable
        ? "r.\(term.column)\(direction)"
        : "r.\(term.column) IS NULL, r.\(term.column)\(direction)"
    }
    order.append(isBackwards ? "\(number) DESC" : number)
    return Phase(condition: .all(parts), order: order.joined(separator: ", "))
  }

  /// Rows that come after the one with `values` and `record`.
  private func after(
    _ terms: [Sort], _ values: [Value], _ record: Int64, _ isBackwards: Bool, isSecond: Bool
  ) -> Condition {
    let last = Condition("\(number) \(isBackwards ? "<" : ">") ?", [.integer(record)])
    guard let term = terms.first, let value = values.first else { return last }
    var chain = last
    for (term, value) in zip(terms, values).reversed() { chain = following(term, value, chain) }
    // Where nulls are not kept apart they come after the value too, and no index serves.
    guard value != .null, !isSecond || !term.isNullable else { return chain }
    // Said first and alone, so that the index is entered at the value and not at its beginning.
    let seek = Condition("r.\(term.column) \(term.isDescending ? "<=" : ">=") ?", [value])
    return .all([seek, chain])
  }

  private func following(_ term: Sort, _ value: Value, _ rest: Condition) -> Condition {
    let column = "r.\(term.column)"
    guard value != .null else { return .all([Condition("\(column) IS NULL"), rest]) }
    var parts = [
      Condition("\(column) \(term.isDescending ? "<" : ">") ?", [value]),
      .all([Condition("\(column) = ?", [value]), rest]),
    ]
    if term.isNullable { parts.append(Condition("\(column) IS NULL")) }
    return .any(parts)
  }
}
