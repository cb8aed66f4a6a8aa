/// Queries that reset their statement when they return, even if they throw.
extension Database {
  /// Passes the prepared statement for `sql` to `body`, and resets it afterwards.
  package func withStatement<Output>(
    _ sql: String, _ body: (Statement) throws -> Output
  ) throws -> Output {
    let statement = try statement(sql)
    statement.isBorrowed = true
    defer {
      statement.reset()
      statement.isBorrowed = false
    }
    return try body(statement)
  }

  /// Calls `row` with each row of the result; its argument is valid only during the call.
  package func query(
    _ sql: String, _ values: [Value] = [], _ row: (Statement) throws -> Void
  ) throws {
    try withStatement(sql) { statement in
      try statement.bind(values)
      while try statement.step() { try row(statement) }
    }
  }

  /// Maps each row of the result, in order.
  package func rows<Output>(
    _ sql: String, _ values: [Value] = [], _ row: (Statement) throws -> Output
  ) throws -> [Output] {
    var results: [Output] = []
    try query(sql, values) { results.append(try row($0)) }
    return results
  }

  /// Maps the first row of the result; `nil` if there is none.
  package func first<Output>(
    _ sql: String, _ values: [Value] = [], _ row: (Statement) throws -> Output
  ) throws -> Output? {
    try withStatement(sql) { statement in
      try statement.bind(values)
      return try statement.step() ? try row(statement) : nil
    }
  }

  /// Runs a statement to its end, and returns how many rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: Value...) throws -> Int { try run(sql, values) }

  /// Runs a statement to its end, and returns how many rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: [Value]) throws -> Int {
    try withStatement(sql) { statement in
      try statement.bind(values)
      while try statement.step() {}
    }
    return changes
  }
}
