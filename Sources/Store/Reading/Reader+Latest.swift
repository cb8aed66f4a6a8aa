import Queries
package import Records
import SQLite

extension Reader {
  /// The latest entry of some kinds that `audience` can know of; 0 if there is none.
  ///
  /// What follows from these kinds alone is the same as long as this number is: what is written of other kinds,
  /// or of records that the audience does not see, leaves it as it is.
  package func latest(of kinds: [Resource], for audience: Audience) throws -> Int64 {
    var last: Int64 = 0
    for kind in kinds { last = max(last, try latest(of: kind, for: audience)) }
    return last
  }

  /// The latest entry of all that a query follows from.
  package func latest(for query: Query) throws -> Int64 {
    try latest(of: query.kinds, for: query.audience)
  }

  private func latest(of kind: Resource, for audience: Audience) throws -> Int64 {
    guard kind.hidesRecords, audience != .operators else {
      return try database.latest(of: kind.name)
    }
    let owner = if case .insiders(let owner?) = audience { owner } else { "" }
    return try database.withStatement(
      "SELECT coalesce(max(seq), 0) FROM latest WHERE kind = ? AND audience IN ('', ?)"
    ) { statement in
      try statement.bind(1, kind.table)
      try statement.bind(2, owner)
      return try statement.step() ? statement.int64(0) : 0
    }
  }
}

extension Database {
  /// The latest entry of a kind; 0 if there is none.
  func latest(of kind: String) throws -> Int64 {
    // One step in the index, which has the numbers in order.
    try withStatement(
      """
      SELECT seq FROM entries INDEXED BY entries_kind \
      WHERE kind = ? AND seq < \(RecordRow.firstLaidReady) ORDER BY seq DESC LIMIT 1
      """
    ) { statement in
      try statement.bind(1, kind)
      return try statement.step() ? statement.int64(0) : 0
    }
  }
}
