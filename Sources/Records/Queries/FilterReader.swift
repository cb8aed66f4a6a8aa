import Foundation
import JSON

/// Turns filter parameters into filters: the field that each names, the operator, the values.
struct FilterReader {
  private let resource: Resource
  private let catalogue: Catalogue
  /// The day on which the filters are to hold; nil for the records as they are.
  private let asOf: AsOf?
  private var columns: [Filter] = []
  private var links: [LinkFilter] = []
  /// Whether one of the filters read so far needs a look at every row.
  private(set) var scans = false
  /// The kinds whose codes were looked up.
  private(set) var consulted: [Resource] = []
  fileprivate static let mostValues = 100

  init(_ resource: Resource, _ catalogue: Catalogue, _ asOf: AsOf? = nil) {
    (self.resource, self.catalogue, self.asOf) = (resource, catalogue, asOf)
  }

  /// The filters of all parameters that were read.
  var filters: [Filter] { columns + LinkFilter.meeting(links) }

  /// Reads the filter of `parameter`; throws a `Refusal` for unknown names, operators and values.
  mutating func read(
    _ parameter: String, _ values: [String],
    _ resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws {
    let (name, comparison) = try split(parameter)
    guard comparison == .isNull || !values.contains("") else {
      throw Refusal("empty", "Give a value, or \(name)__isnull=true for rows that have none.")
    }
    // SQLite allows expressions 1,000 levels deep, and some operators make a level of each value.
    guard values.count <= FilterReader.mostValues else { throw Refusal.tooMany }
    if let column = resource.index.columns.first(where: { $0.field.parameter == name }) {
      let operators = Operator.fitting(column.field)
      guard operators.contains(comparison) else { throw unfit(name, operators) }
      if asOf?.varies(column) == true || comparison == .not {
        scans = true
      }
      return columns.append(try compare(column, comparison, values))
    }
    guard let link = resource.index.links.first(where: { $0.parameter == name }) else {
      throw unknown(name)
    }
    let operators = Operator.linked
    guard operators.contains(comparison) else { throw unfit(name, operators) }
    if comparison == .not || comparison == .isNull { scans = true }
    links.append(LinkFilter(link: link, asked: try asked(link, comparison, values, resolve)))
  }

  private func split(_ parameter: String) throws(Refusal) -> (String, Operator) {
    guard let marker = parameter.range(of: "__", options: .backwards) else {
      return (parameter, .equal)
    }
    let (name, suffix) = (
      String(parameter[..<marker.lowerBound]), String(parameter[marker.upperBound...])
    )
    guard let comparison = Operator(rawValue: suffix), comparison != .equal else {
      let filter = Query.filters(of: resource).first { $0.name == name }
      guard let filter else { throw unknown(name) }
      throw unfit(name, filter.operators)
    }
    return (name, comparison)
  }

  private func compare(_ column: Index.Column, _ comparison: Operator, _ values: [String]) throws
    -> Filter
  {
    if comparison == .isNull {
      let exists = Filter.compare(column, .exists, [])
      return try flag(values) ? .not(exists) : exists
    }
    if case .uncertainDate = column.field.kind {
      let filters = try values.map { try uncertain(column.field.name, comparison, $0) }
      switch comparison {
      case .equal: return filters.count == 1 ? filters[0] : .any(filters)
      case .not: return .all(filters)
      default:
        guard filters.count == 1 else { throw Refusal.repeated }
        return filters[0]
      }
    }
    let bound = try values.map { try scalar($0, column.field.kind) }
    switch comparison {
    case .equal: return .compare(column, .oneOf, bound)
    case .not: return .not(.compare(column, .oneOf, bound))
    case .contains:
      guard values.allSatisfy({ $0.utf8.count <= 200 }) else {
        throw Refusal("length", "Search for at most 200 bytes.")
      }
      // The index has texts by groups of three.
      guard values.allSatisfy({ $0.unicodeScalars.count >= 3 }) else {
        let name = column.field.parameter ?? column.name
        throw Refusal(
          "short_text",
          "\(name)__contains looks for at least three letters; write more of the text, or search for whole words with q."
        )
      }
      return .compare(column, .contains, values.map { .string(CleanText.composed($0)) })
    case .greaterOrEqual, .greater, .lessOrEqual, .less:
      guard let comparison = comparison.comparison, bound.count == 1 else {
        throw Refusal.repeated
      }
      return .compare(column, comparison, bound)
    case .isNull, .all: preconditionFailure("answered before or not fitting")
    }
  }

  /// Finds only what compares so for certain: `__lt` and `__lte` by the last day a date can mean, `__gt`
  /// and `__gte` by the first.
  private func uncertain(_ name: String, _ comparison: Operator, _ text: String) throws(Refusal)
    -> Filter
  {
    // Without a year it has no bounds, and would be equal to no date at all.
    guard let date = UncertainDate(text), date.earliest != nil else {
      throw Refusal("uncertain_date", "Write a date such as 2010-01-31, 2010-01 or 2010.")
    }
    if date.latest == nil, comparison == .greater || comparison == .lessOrEqual {
      throw Refusal("open_end", "Compare with a date that has an end, such as 2010-01.")
    }
    func bound(
      _ part: Index.Part, _ comparison: Comparison, _ day: CalendarDate?
    ) -> Filter {
      let column = resource.index.columns.first { $0.field.name == name && $0.part == part }
      guard let column else { preconditionFailure("an uncertain date has two columns") }
      return .compare(column, comparison, [day.map { .string($0.description) } ?? .null])
    }
    let same = Filter.all([
      bound(.earliest, .same, date.earliest), bound(.latest, .same, date.latest),
    ])
    switch comparison {
    case .equal: return same
    case .not: return .not(same)
    case .greaterOrEqual: return bound(.earliest, .greaterOrEqual, date.earliest)
    case .greater: return bound(.earliest, .greater, date.latest)
    case .lessOrEqual: return bound(.latest, .lessOrEqual, date.latest)
    case .less: return bound(.latest, .less, date.earliest)
    case .contains, .isNull, .all: preconditionFailure("answered before or not fitting")
    }
  }

  private mutating func asked(
    _ link: Index.Link, _ comparison: Operator, _ values: [String],
    _ resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws -> LinkFilter.Asked {
    if comparison == .isNull { return .some(try !flag(values)) }
    let wanted =
      comparison == .all
      ? values.flatMap { $0.split(separator: ",").map(String.init) } : values
    guard wanted.count <= FilterReader.mostValues else { throw Refusal.tooMany }
    let named = try wanted.map { try self.link($0, link, resolve) }
    guard !named.isEmpty else { throw Refusal("empty", "Give at least one value.") }
    return comparison == .all ? .every(named) : comparison == .not ? .none(named) : .any(named)
  }

  private mutating func link(
    _ text: String, _ link: Index.Link,
    _ resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws -> String {
    if link.aliasCode != nil {
      guard let code = Reference.code(text) else {
        let example = link.aliasCode == "code" ? "gss:E09000033" : "GB-CHC:1105389"
        throw Refusal(
          "code", "Write a code with its scheme, such as \(example).\(Refusal.hint(code: text))")
      }
      return try Reference.asked(code)
    }
    let targets = catalogue.targets(of: link.kind)
    guard !targets.isEmpty else { return try self.text(text, link.kind) }
    let normal =
      targets.count == 1
      ? try Reference.normal(text, to: targets[0].name, catalogue)
      : try Reference.normal(text, toOneOf: targets.map(\.name), catalogue)
    if targets.contains(where: { Reference.isID(normal, of: $0) }) { return normal }
    let asked = try Reference.asked(normal)
    for target in targets where !consulted.contains(where: { $0 === target }) {
      consulted.append(target)
    }
    let ids = try targets.compactMap { target in
      let code = targets.count == 1 ? asked : Reference.spelled(asked, for: target)
      return try resolve(code, target)
    }
    guard ids.count <= 1 else {
      throw Refusal("ambiguous_reference", Reference.ambiguity(asked, ids))
    }
    guard let id = ids.first else {
      let kinds = targets.map(\.singular).joined(separator: " or ")
      throw Refusal("unknown_reference", "No \(kinds) bears the code \(asked).")
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

  /// The value that `text` spells; its refusals do not mention JSON types, because a parameter is always
  /// text.
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
    let known = Query.common + Query.filters(of: resource).map(\.name)
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
