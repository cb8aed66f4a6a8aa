package import JSON
import SQLite

extension Reader {
  /// What the records of a query come to in one group.
  package struct Sum {
    /// The values of the members that make the group.
    package let group: [JSON]
    package let count: Int64
    /// A number of any length: the sum of many amounts may not fit 64 bits.
    package let sum: JSON
  }

  /// The sums of the column `member` over the records that `query` finds, one for each value of `groups`;
  /// all of them columns of their own.
  package func sums(of member: String, by groups: [String], _ query: ListQuery) throws -> [Sum] {
    let (sql, values) = query.sumSQL(member, groups)
    return try database.rows(sql, values) { row in
      let count = groups.count
      // In two parts, because SQLite ends a query whose sum exceeds 64 bits.
      let sum = Int128(row.int64(count + 1)) * ListQuery.part + Int128(row.int64(count + 2))
      return Sum(
        group: groups.indices.map { row.stringOrNil($0).map(JSON.string) ?? .null },
        count: row.int64(count),
        sum: Int64(exactly: sum).map(JSON.integer) ?? .decimal(String(sum)))
    }
  }
}

extension ListQuery {
  fileprivate static let part: Int128 = 1_000_000

  fileprivate func sumSQL(_ member: String, _ groups: [String]) -> (String, [Value]) {
    let columns = groups.map { "r.\($0)" }.joined(separator: ", ")
    let (from, conditions) = source(with: Condition(""))
    return (
      """
      SELECT \(columns), count(*), coalesce(sum(r.\(member) / \(ListQuery.part)), 0), \
      coalesce(sum(r.\(member) % \(ListQuery.part)), 0) \
      FROM \(from) WHERE \(conditions.sql) GROUP BY \(columns) ORDER BY \(columns)
      """, conditions.values
    )
  }
}
