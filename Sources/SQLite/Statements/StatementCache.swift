/// The prepared statements of one connection, by their text; the least recently used one goes first.
struct StatementCache {
  private var statements: [String: Statement] = [:]
  private var uses = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// The statement for `sql`, if one is kept.
  mutating func find(_ sql: String) -> Statement? {
    guard let statement = statements[sql] else { return nil }
    uses += 1
    statement.lastUse = uses
    return statement
  }

  /// Keeps a new statement, in the place of the one unused for longest when full.
  mutating func keep(_ statement: Statement, for sql: String) {
    // A scan of 256 entries costs less than the preparation that brought us here.
    if statements.count >= limit,
      let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
    {
      statements[oldest] = nil
    }
    uses += 1
    statement.lastUse = uses
    statements[sql] = statement
  }

  /// Finalizes every statement nobody else holds.
  mutating func removeAll() { statements = [:] }
}
