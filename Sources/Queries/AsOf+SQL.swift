import JSON
package import Records
package import SQLite

/// Conditions on records as they were on a day, for lists.
///
/// Link rows have the days of their element. Columns are of the documents as they lie on disk: where a value
/// differs from day to day, a function of ours, which SQLite calls on each document, says what it was.
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
    // Former states that are not public are not to be found by either.
    let isHidden = resource.lifecycle.map { $0.states != nil && $0.published != nil } ?? false
    let document =
      isHidden
      ? "coalesce(r.public_document, \(RecordRow.lookedUpDocument))" : RecordRow.lookedUpDocument
    return "value_on(\(document), '\(resource.name)', '\(column.field.name)', '\(day)')"
  }

  /// Gives a connection the function `value_on`: of document, kind, field and day.
  package static func define(on database: Database, _ catalogue: Catalogue) throws {
    try database.define("value_on", arguments: 4) { arguments in
      guard let (resource, field, document) = read(arguments, catalogue) else { return .null }
      guard resource.index.columns.contains(where: { $0.field.name == field }) else { return .null }
      return Value(document[field] ?? .null)
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
