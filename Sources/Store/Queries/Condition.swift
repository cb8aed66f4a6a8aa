import SQLite

/// A part of a WHERE clause with its bound values; its text is made of declared names alone.
struct Condition: Sendable {
  let sql: String
  let values: [Value]

  init(_ sql: String, _ values: [Value] = []) { (self.sql, self.values) = (sql, values) }

  /// All of them together.
  static func all(_ conditions: [Condition]) -> Condition {
    Condition(
      conditions.map { "(\($0.sql))" }.joined(separator: " AND "), conditions.flatMap(\.values))
  }

  /// The negation, which holds also where the condition is null.
  static func not(_ condition: Condition) -> Condition {
    Condition("(\(condition.sql)) IS NOT TRUE", condition.values)
  }

  /// Any of them.
  static func any(_ conditions: [Condition]) -> Condition {
    Condition(
      conditions.map { "(\($0.sql))" }.joined(separator: " OR "), conditions.flatMap(\.values))
  }
}
