import JSON
import Queries
package import Records
import SQLite

extension Reader {
  /// The sums of `amounts` over the records that `query` finds, one for each value of the columns `groups`.
  package func sums(of amounts: [Sum.Amount], by groups: [String], _ query: Query) throws
    -> [Sum]
  {
    try query.sums(of: amounts, by: groups, on: database)
  }
}

extension Ledger {
  /// The sums of `amounts` over the records that `query` finds inside the transaction.
  package func sums(of amounts: [Sum.Amount], by groups: [String], _ query: Query) throws
    -> [Sum]
  {
    try query.sums(of: amounts, by: groups, on: database)
  }
}

extension Query {
  private static let part: Int128 = 1_000_000

  fileprivate func sums(of amounts: [Sum.Amount], by groups: [String], on database: Database) throws
    -> [Sum]
  {
    let (sql, values) = sumSQL(amounts, groups)
    return try database.rows(sql, values) { row in
      let first = groups.count + 1
      return Sum(
        group: groups.indices.map { row.stringOrNil($0).map(JSON.string) ?? .null },
        count: row.int64(groups.count),
        sums: amounts.indices.map { index in
          // In two parts, because SQLite ends a query whose sum exceeds 64 bits.
          Int128(row.int64(first + 3 * index)) * Query.part
            + Int128(row.int64(first + 3 * index + 1))
        }, known: amounts.indices.map { row.int64(first + 3 * $0 + 2) })
    }
  }

  private func sumSQL(_ amounts: [Sum.Amount], _ groups: [String]) -> (String, [Value]) {
    let columns = groups.map { "r.\($0)" }.joined(separator: ", ")
    let (from, conditions) = source(with: Condition(""))
    let terms = amounts.map(term)
    let inner = terms.enumerated().map { "\($1.sql) AS amount\($0)" }
    let outer = terms.indices.flatMap { index in
      ["/", "%"].map { "coalesce(sum(amount\(index) \($0) \(Query.part)), 0)" }
        + ["count(amount\(index))"]
    }
    let names = groups.joined(separator: ", ")
    return (
      """
      SELECT \(([names, "count(*)"] + outer).joined(separator: ", ")) FROM (
        SELECT \(([columns] + inner).joined(separator: ", ")) FROM \(from) WHERE \(conditions.sql))
      GROUP BY \(names) ORDER BY \(names)
      """, terms.flatMap(\.values) + conditions.values
    )
  }

  /// A share is added up from link rows, which have the amounts of their elements.
  private func term(_ amount: Sum.Amount) -> Condition {
    guard let share = amount.share else { return Condition("r.\(amount.member)") }
    let whole = "r.\(amount.whole ?? amount.member)"
    let rows = "\(resource.table)_links"
    let (named, counting) = (
      number(share.list, share.member), number(share.list, share.kind.member)
    )
    let part = Condition(
      """
      CASE WHEN EXISTS (
        SELECT 1 FROM \(rows) k WHERE k.field = \(counting) AND k.value = ? AND k.record = r.record)
      THEN coalesce((
        SELECT sum(e.amount) FROM \(rows) e
        WHERE e.field = \(named) AND e.value = ? AND e.record = r.record AND EXISTS (
          SELECT 1 FROM \(rows) k WHERE k.field = \(counting) AND k.value = ?
            AND k.record = e.record AND k.element = e.element)), 0)
      ELSE \(whole) END
      """, [.text(share.kind.value), .text(share.id), .text(share.kind.value)])
    guard amount.whole != nil else { return part }
    return Condition("CASE WHEN \(part.sql) IS \(whole) THEN r.\(amount.member) END", part.values)
  }

  private func number(_ list: String, _ member: String) -> Int {
    let link = resource.index.links.first { $0.path == [list, member] }
    guard let link, link.list?.amount != nil else {
      preconditionFailure("the \(resource.name) have no amounts by \(list).\(member)")
    }
    return link.number
  }
}
