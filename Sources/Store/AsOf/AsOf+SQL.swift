import JSON
import Records
import SQLite

/// Conditions on records as they were on a day, for lists.
///
/// The index knows the documents as they are on disk. It finds the records that may fit, and two functions
/// of ours, which SQLite calls on their documents, decide which do.
extension AsOf {
  /// Holds for the records that are there on the day.
  var existence: [Condition] {
    let bound = Value.text(day.description)
    func condition(_ member: String?, _ part: Index.Part, _ sign: String) -> Condition? {
      let column = resource.index.columns.first {
        // A plain date has one column, an uncertain one has two.
        if case .whole = $0.part { return $0.field.name == member }
        return $0.field.name == member && $0.part == part
      }
      return column.map {
        Condition("r.\($0.name) IS NULL OR r.\($0.name) \(sign) ?", [bound])
      }
    }
    return [
      condition(life.start, .earliest, "<="), condition(life.end, .latest, ">="),
    ].compactMap(\.self)
  }

  /// A column's value on the day, as an expression of SQL; made of declared names and a day alone.
  func expression(_ column: Index.Column) -> String {
    "value_on(r.document, '\(resource.name)', '\(column.field.name)', '\(day)')"
  }

  /// Holds for the records that fit `indexed` and have, on the day, a value that fits `choice`; any value
  /// if that is nil.
  func among(_ link: Index.Link, _ choice: Condition?, _ indexed: Condition) -> Condition {
    let those = choice.map { " WHERE \($0.sql)" } ?? ""
    let list = "json_each(values_on(r.document, '\(resource.name)', '\(link.name)', '\(day)'))"
    return .all([
      indexed, Condition("EXISTS (SELECT 1 FROM \(list)\(those))", choice?.values ?? []),
    ])
  }

  /// Gives a connection the functions `value_on` and `values_on`: document, kind, field, day.
  static func define(on database: Database, _ catalogue: Catalogue) throws {
    try database.define("value_on", arguments: 4) { arguments in
      guard let (resource, field, document) = read(arguments, catalogue) else { return .null }
      guard resource.index.columns.contains(where: { $0.field.name == field }) else { return .null }
      return Value(document[field] ?? .null)
    }
    try database.define("values_on", arguments: 4) { arguments in
      guard let (resource, field, document) = read(arguments, catalogue),
        let link = resource.index.links.first(where: { $0.name == field })
      else { return .null }
      return .list(link.values(in: document))
    }
  }

  private static func read(_ arguments: [Value], _ catalogue: Catalogue) -> (
    Resource, String, JSONObject
  )? {
    guard case .blob(let document) = arguments[0], case .text(let kind) = arguments[1],
      case .text(let field) = arguments[2], case .text(let text) = arguments[3],
      let resource = catalogue[kind], let day = CalendarDate(text),
      let view = AsOf(day, resource),
      let members = try? document.withUnsafeBytes({ try view.members($0) })
    else { return nil }
    return (resource, field, members)
  }
}
