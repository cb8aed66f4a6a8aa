/// The scoped forms: whatever happens inside, the statement is reset when they return.
extension Database {
  /// Lends the prepared statement for `sql` to `body`, and resets it afterwards.
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

  /// Calls `row` with each row of the answer; the columns are read from its argument.
  package func query(
    _ sql: String, _ values: [Value] = [], _ row: (Statement) throws -> Void
  ) throws {
    try withStatement(sql) { statement in
      try statement.bind(values)
      while try statement.step() { try row(statement) }
    }
  }

  /// What `row` makes of each row of the answer, in order.
  package func rows<Output>(
    _ sql: String, _ values: [Value] = [], _ row: (Statement) throws -> Output
  ) throws -> [Output] {
    var results: [Output] = []
    try query(sql, values) { results.append(try row($0)) }
    return results
  }

  /// What `row` makes of the first row of the answer, or `nil` if there is none.
  package func first<Output>(
    _ sql: String, _ values: [Value] = [], _ row: (Statement) throws -> Output
  ) throws -> Output? {
    try withStatement(sql) { statement in
      try statement.bind(values)
      return try statement.step() ? try row(statement) : nil
    }
  }

  /// Runs a statement to its end, and says how many rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: Value...) throws -> Int { try run(sql, values) }

  /// Runs a statement to its end, and says how many rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: [Value]) throws -> Int {
    try withStatement(sql) { statement in
      try statement.bind(values)
      while try statement.step() {}
    }
    return changes
  }
}
