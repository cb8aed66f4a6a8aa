@testable import Queries
@testable import Records
import SQLite
@testable import Store

extension Query {
  /// What SQLite says it will do for each statement of the list.
  func plan(in database: Database) throws -> [String] {
    try phases().flatMap { phase in
      let (sql, values) = selectSQL(phase, limit: limit)
      return try database.rows("EXPLAIN QUERY PLAN \(sql)", values) { $0.string(3) }
    }
  }
}
