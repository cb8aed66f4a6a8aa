package import SQLite

/// A part of a WHERE clause with its bound values; its text is made of declared names alone.
package struct Condition: Sendable {
  package let sql: String
  package let values: [Value]

  package init(_ sql: String, _ values: [Value] = []) { (self.sql, self.values) = (sql, values) }

  /// All of them together.
  package static func all(_ conditions: [Condition]) -> Condition {
    Condition(
      conditions.map { "(\($0.sql))" }.joined(separator: " AND "), conditions.flatMap(\.values))
  }

  /// The negation, which holds also where the condition is null.
  package static func not(_ condition: Condition) -> Condition {
    Condition("(\(condition.sql)) IS NOT TRUE", condition.values)
  }

  /// Any of them.
  package static func any(_ conditions: [Condition]) -> Condition {
    Condition(
      conditions.map { "(\($0.sql))" }.joined(separator: " OR "), conditions.flatMap(\.values))
  }
}
