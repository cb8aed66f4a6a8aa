import Foundation
import JSON
import Records
import SQLite

/// Turns one filter parameter into a condition: the field it names, the operator, the values.
struct FilterReader {
  private let resource: Resource
  private let catalogue: Catalogue
  /// The day on which the conditions are to hold; nil for the records as they are.
  private let asOf: AsOf?
  /// Whether one of the conditions read so far makes SQLite look at every row.
  private(set) var scans = false
  fileprivate static let mostValues = 100

  init(_ resource: Resource, _ catalogue: Catalogue, _ asOf: AsOf? = nil) {
    (self.resource, self.catalogue, self.asOf) = (resource, catalogue, asOf)
  }

  /// The condition of `parameter`; throws a `Refusal` for unknown names, operators and values.
  mutating func condition(
    _ parameter: String, _ values: [String], _ widen: ListQuery.Widening?,
    _ resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws -> Condition? {
    let (name, comparison) = try split(parameter)
    guard comparison == .isNull || !values.contains("") else {
      throw Refusal("empty", "Give a value, or \(name)__isnull=true for rows that have none.")
    }
    // SQLite takes expressions 1,000 levels deep, and some operators make a level of each value.
    guard values.count <= FilterReader.mostValues else { throw Refusal.tooMany }
    if let column = resource.index.columns.first(where: { $0.field.parameter == name }) {
      let operators = Operator.fitting(column.field.kind, isLink: false)
      guard operators.contains(comparison) else { throw unfit(name, operators) }
      if asOf?.varies(column) == true || comparison == .contains || comparison == .not {
        scans = true
      }
      return try compare(column, comparison, values)
    }
    let links = resource.index.links.filter { $0.parameter == name }
    guard let link = links.first else { throw unknown(name) }
    let operators = Operator.fitting(link.kind, isLink: true)
    guard operators.contains(comparison) else { throw unfit(name, operators) }
    if asOf?.varies(link) == true || comparison == .not || comparison == .isNull { scans = true }
    return try compare(link, comparison, values, widen, resolve)
  }

  private func split(_ parameter: String) throws(Refusal) -> (String, Operator) {
    guard let marker = parameter.range(of: "__", options: .backwards) else {
      return (parameter, .equal)
    }
    let (name, suffix) = (
      String(parameter[..<marker.lowerBound]), String(parameter[marker.upperBound...])
    )
    guard let comparison = Operator(rawValue: suffix), comparison != .equal else {
      let filter = ListQuery.filters(of: resource).first { $0.name == name }
      guard let filter else { throw unknown(name) }
      throw unfit(name, Operator.fitting(filter.kind, isLink: filter.isLink))
    }
    return (name, comparison)
  }

  private func compare(_ column: Index.Column, _ comparison: Operator, _ values: [String]) throws
    -> Condition
  {
    let varying = asOf.flatMap { $0.varies(column) ? $0.expression(column) : nil }
    let name = varying ?? "r.\(column.name)"
    if comparison == .isNull { return try null(name, values) }
    if case .uncertainDate = column.field.kind {
      let conditions = try values.map { try uncertain(column.field.name, comparison, $0) }
      switch comparison {
      case .equal: return .any(conditions)
      case .not: return .all(conditions)
      default:
        guard conditions.count == 1 else { throw Refusal.repeated }
        return conditions[0]
      }
    }
    let bound = try values.map { try value($0, column.field.kind) }
    switch comparison {
    case .not:
      let list = bound.map { _ in "?" }.joined(separator: ", ")
      return Condition("\(name) IS NULL OR \(name) NOT IN (\(list))", bound)
    case .contains:
      return .any(
        try values.map { text in
          guard text.utf8.count <= 200 else {
            throw Refusal("length", "Search for at most 200 bytes.")
          }
          let escaped = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
            .replacing("_", with: "\\_")
          return Condition("\(name) LIKE ? ESCAPE '\\'", [.text("%\(escaped)%")])
        })
    case .equal where bound.count > 1:
      let list = bound.map { _ in "?" }.joined(separator: ", ")
      return Condition("\(name) IN (\(list))", bound)
    case .equal, .greaterOrEqual, .greater, .lessOrEqual, .less:
      guard let sql = comparison.sql, bound.count == 1 else {
        throw Refusal.repeated
      }
      return Condition("\(name) \(sql) ?", bound)
    case .isNull, .all: preconditionFailure("answered before or not fitting")
    }
  }

  /// Compares certainly: `__lt` and `__lte` by the last day a date can mean, `__gt` and `__gte` by the first.
  private func uncertain(_ name: String, _ comparison: Operator, _ text: String) throws(Refusal)
    -> Condition
  {
    // Without a year it has no bounds, and would be equal to no date at all.
    guard let date = UncertainDate(text), date.earliest != nil else {
      throw Refusal("uncertain_date", "Write a date such as 2010-01-31, 2010-01 or 2010.")
    }
    if date.latest == nil, date.earliest != nil,
      comparison == .greater || comparison == .lessOrEqual
    {
      throw Refusal("open_end", "Compare with a date that has an end, such as 2010-01.")
    }
    func bound(_ day: CalendarDate?) -> Value { day.map { .text($0.description) } ?? .null }
    let same = Condition(
      "r.\(name)_earliest IS ? AND r.\(name)_latest IS ?",
      [bound(date.earliest), bound(date.latest)])
    switch comparison {
    case .equal: return same
    case .not: return Condition("NOT (\(same.sql))", same.values)
    case .greaterOrEqual: return Condition("r.\(name)_earliest >= ?", [bound(date.earliest)])
    case .greater: return Condition("r.\(name)_earliest > ?", [bound(date.latest)])
    case .lessOrEqual: return Condition("r.\(name)_latest <= ?", [bound(date.latest)])
    case .less: return Condition("r.\(name)_latest < ?", [bound(date.earliest)])
    case .contains, .isNull, .all: preconditionFailure("answered before or not fitting")
    }
  }

  private func compare(
    _ link: Index.Link, _ comparison: Operator, _ values: [String],
    _ widen: ListQuery.Widening?,
    _ resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws -> Condition {
    let table = "\(resource.table)_links"
    if comparison == .isNull {
      let have = Condition(
        "r.record IN (SELECT record FROM \(table) WHERE field = ?)", [.text(link.name)])
      return try flag(values) ? .not(onDay(have, link, nil)) : onDay(have, link, nil)
    }
    let wanted =
      comparison == .all
      ? values.flatMap { $0.split(separator: ",").map(String.init) } : values
    guard wanted.count <= FilterReader.mostValues else { throw Refusal.tooMany }
    let named = try wanted.map { try self.link($0, link, resolve) }
    guard !named.isEmpty else { throw Refusal("empty", "Give at least one value.") }
    func have(_ named: [String]) throws -> Condition {
      guard let name = link.parameter, let ids = try widen?(name, named) else {
        return among(table, link, named.map(Value.text))
      }
      return try among(table, link, widened: ids)
    }
    if comparison == .all {
      return .all(try named.map { try have([$0]) })
    }
    let have = try have(named)
    return comparison == .equal ? have : .not(have)
  }

  private func among(_ table: String, _ link: Index.Link, _ values: [Value]) -> Condition {
    let list = values.map { _ in "?" }.joined(separator: ", ")
    let have = Condition(
      "r.record IN (SELECT record FROM \(table) WHERE field = ? AND value IN (\(list)))",
      [.text(link.name)] + values)
    return onDay(have, link, values)
  }

  private func among(_ table: String, _ link: Index.Link, widened ids: [String]) throws(Refusal)
    -> Condition
  {
    let have = Condition(
      "r.record IN (SELECT record FROM \(table) WHERE field = ? AND value IN (SELECT value FROM json_each(?)))",
      [.text(link.name), FilterReader.list(ids)])
    guard let asOf, asOf.varies(link) else { return have }
    // Each is bound by itself there, and SQLite's own limit is set to 1,000.
    guard ids.count <= 500 else { throw Refusal.tooMany }
    return asOf.among(link, ids.map(Value.text), have)
  }

  /// A list of ids as one value.
  static func list(_ ids: [String]) -> Value { .text(JSON.array(ids.map(JSON.string)).text) }

  /// The condition as it holds on the day asked for, where what it reads differs from day to day.
  private func onDay(_ have: Condition, _ link: Index.Link, _ values: [Value]?) -> Condition {
    guard let asOf, asOf.varies(link) else { return have }
    return asOf.among(link, values, have)
  }

  private func link(
    _ text: String, _ link: Index.Link,
    _ resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws -> String {
    if link.aliasCode != nil {
      guard let code = Reference.code(text) else {
        throw Refusal("code", "Write a code with its scheme, such as gss:E09000033.")
      }
      return code
    }
    guard let name = link.kind.target, let target = catalogue[name] else {
      return try self.text(text, link.kind)
    }
    let normal = try Reference.normal(text, to: name, catalogue)
    if Reference.isID(normal, of: target) { return normal }
    guard let id = try resolve(normal, target) else {
      throw Refusal("unknown_reference", "No \(target.singular) bears the code \(normal).")
    }
    return id
  }

  private func text(_ text: String, _ kind: Kind) throws(Refusal) -> String {
    switch kind {
    case .choices(let words):
      return try Scalar(.choice(words), catalogue).accept(.string(text)).string ?? text
    case .texts(let length):
      return try Scalar(.text(length), catalogue).accept(.string(text)).string ?? text
    default: return try scalar(text, kind).string ?? text
    }
  }

  private func value(_ text: String, _ kind: Kind) throws(Refusal) -> Value {
    switch try scalar(text, kind) {
    case .integer(let number): return .integer(number)
    case .bool(let flag): return .integer(flag ? 1 : 0)
    case .string(let text): return .text(text)
    case .null, .decimal, .array, .object: throw Refusal("value", "This is no value of the field.")
    }
  }

  /// The value that `text` spells; a refusal speaks of parameters, where everything is text.
  private func scalar(_ text: String, _ kind: Kind) throws(Refusal) -> JSON {
    do throws(Refusal) {
      return try Scalar(kind, catalogue).accept(Cell.value(text, kind))
    } catch {
      switch kind {
      case .boolean: throw Refusal("flag", "Write true or false.")
      case .integer(let range), .money(let range):
        throw Refusal(
          error.code,
          "Write a whole number from \(range.lowerBound) to \(range.upperBound), in digits alone.")
      case .instant: throw Refusal.instant(text)
      default: throw error
      }
    }
  }

  private func null(_ column: String, _ values: [String]) throws(Refusal) -> Condition {
    Condition(try flag(values) ? "\(column) IS NULL" : "\(column) IS NOT NULL")
  }

  private func flag(_ values: [String]) throws(Refusal) -> Bool {
    switch values {
    case ["true"]: return true
    case ["false"]: return false
    default: throw Refusal("flag", "Write true or false, once.")
    }
  }

  private func unfit(_ name: String, _ operators: [Operator]) -> Refusal {
    let names = operators.map { $0 == .equal ? name : "\(name)__\($0.rawValue)" }
    return Refusal("operator", "This filter can be \(names.joined(separator: ", ")).")
  }

  private func unknown(_ name: String) -> Refusal {
    let known = ListQuery.common + ListQuery.filters(of: resource).map(\.name)
    return Refusal(
      "unknown_parameter",
      "Lists of \(resource.name) take no such parameter\(Nearest.sentence(to: name, among: known))."
    )
  }
}

extension Refusal {
  fileprivate static let repeated = Refusal("repeated", "A comparison is given once.")
  fileprivate static let tooMany = Refusal(
    "count", "Name at most \(FilterReader.mostValues) values.")
}
