import Records
import SQLite

extension Ledger {
  func add(_ row: LinkRow, _ link: Index.Link, _ resource: Resource, record: Int64) throws {
    try database.withStatement(tables[resource].addLink) { statement in
      try place(row, link, record, in: statement)
      if resource.index.hasAmounts { try statement.bind(5, row.amount) }
      if resource.index.hasDays {
        let first = resource.index.hasAmounts ? 6 : 5
        try statement.bind(first, row.since?.description)
        try statement.bind(first + 1, row.until?.description)
      }
      _ = try statement.step()
    }
  }

  func remove(_ row: LinkRow, _ link: Index.Link, _ resource: Resource, record: Int64) throws {
    try database.withStatement(tables[resource].removeLink) { statement in
      try place(row, link, record, in: statement)
      _ = try statement.step()
    }
  }

  private func place(
    _ row: LinkRow, _ link: Index.Link, _ record: Int64, in statement: Statement
  ) throws {
    try statement.bind(1, Int64(link.number))
    try statement.bind(2, row.value)
    try statement.bind(3, record)
    try statement.bind(4, Int64(row.element))
  }
}

extension Index.Link {
  /// What stands in a link row, in the order of its columns.
  func values(_ row: LinkRow, record: Int64, _ resource: Resource) -> [Value] {
    func day(_ day: CalendarDate?) -> Value { day.map { .text($0.description) } ?? .null }
    let amount: Value = row.amount.map { .integer($0) } ?? .null
    return [
      .integer(Int64(number)), .text(row.value), .integer(record), .integer(Int64(row.element)),
    ] + (resource.index.hasAmounts ? [amount] : [])
      + (resource.index.hasDays ? [day(row.since), day(row.until)] : [])
  }
}

extension Index {
  /// The columns of link rows beside their key: the amount of the element, and the days that it is in force.
  var linkColumns: [String] {
    (hasAmounts ? ["amount"] : []) + (hasDays ? ["since", "until"] : [])
  }
}
