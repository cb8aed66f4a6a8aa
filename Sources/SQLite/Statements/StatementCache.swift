/// The prepared statements of one connection, by SQL text; the least recently used is evicted.
struct StatementCache {
  /// A statement's text, hashed by its length alone: hashing all of it took longer than looking it up, and of the
  /// few hundred texts of a program few have one length.
  private struct Key: Hashable {
    let sql: String

    init(_ sql: String) { self.sql = sql }

    func hash(into hasher: inout Hasher) {
      hasher.combine(sql.utf8.count)
    }
  }

  private var statements: [Key: Statement] = [:]
  private var uses = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// The statement for `sql`, if it is cached.
  mutating func find(_ sql: String) -> Statement? {
    guard let statement = statements[Key(sql)] else { return nil }
    uses += 1
    statement.lastUse = uses
    return statement
  }

  /// Adds a new statement; when full, replaces the one unused for longest.
  mutating func keep(_ statement: Statement, for sql: String) {
    // A scan of 256 entries costs less than the preparation that was just done.
    if statements.count >= limit,
      let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
    {
      statements[oldest] = nil
    }
    uses += 1
    statement.lastUse = uses
    statements[Key(sql)] = statement
  }

  /// Releases every statement; those not in use elsewhere are finalized.
  mutating func removeAll() { statements = [:] }
}
