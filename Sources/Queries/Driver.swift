import JSON
import Records
import SQLite

/// A filter whose rows an index has together, so that they are found without a look at any other.
struct Driver {
  /// In which order the index has the rows.
  enum Order: Equatable { case column(String), records, none }

  /// Where the rows are found.
  enum Source: Equatable {
    /// An index of the kind's table `r`.
    case index(String)
    /// Another table with its alias, and the column in it that has the record's number.
    case table(String, record: String)
  }

  let source: Source
  /// What leads to the rows, in the words of the source.
  let condition: Condition
  /// A statement with a row for each entry of the index that is read.
  let entries: Condition
  let order: Order
  /// Whether it leads to some rows too of which the filter does not hold.
  var isLoose = false

  /// Whether the rows are found by another table, which has them closer together.
  var isApart: Bool {
    if case .table = source { true } else { false }
  }

  /// A statement that counts the records, where the index alone says which they are.
  var allSQL: Condition? {
    switch source {
    case .index: Condition("SELECT count(*) FROM (\(entries.sql))", entries.values)
    case .table(_, _) where isLoose: nil
    case .table(let other, let record):
      Condition(
        """
        SELECT count(*) FROM (
          SELECT DISTINCT \(record) FROM \(other)
          WHERE \(condition.sql) AND \(record) < \(RecordRow.firstLaidReady))
        """, condition.values)
    }
  }

  /// Counts the entries, up to one more than `most`.
  func count(upTo most: Int, on database: Database) throws -> Int {
    try database.first(
      "SELECT count(*) FROM (\(entries.sql) LIMIT ?)",
      entries.values + [.integer(Int64(most) + 1)]
    ) { $0.int(0) } ?? 0
  }
}

extension Filter {
  /// The indexes that lead to the rows of which the filter holds; none if it has every row looked at.
  func drivers(_ resource: Resource, _ asOf: AsOf?) -> [Driver] {
    func driver(_ column: String, _ order: Driver.Order) -> [Driver] {
      guard let condition = conditions(resource, asOf).first else { return [] }
      let index = "\(resource.table)_\(column)"
      return [
        Driver(
          source: .index(index), condition: condition,
          entries: Condition(
            """
            SELECT 1 FROM \(resource.table) r INDEXED BY \(index) \
            WHERE \(RecordRow.isLive) AND (\(condition.sql))
            """, condition.values), order: order)
      ]
    }
    switch self {
    case .compare(let column, let comparison, let values):
      guard asOf?.varies(column) != true else { return [] }
      switch comparison {
      case .oneOf: return driver(column.name, values.count == 1 ? .records : .none)
      case .same: return driver(column.name, .records)
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .exists:
        return driver(column.name, .column(column.name))
      case .contains: return column.grams(values, resource).map { [$0] } ?? []
      }
    case .not(.compare(let column, .exists, _)):
      return asOf?.varies(column) == true ? [] : driver(column.name, .records)
    case .modified: return driver("updated_at", .column("updated_at"))
    case .linked(let linked):
      guard let bit = linked.bit(resource, asOf) else { return linked.drivers(resource, asOf) }
      return [Driver(links: "<> 0", bit, resource)]
    case .not(.linked(let linked)):
      return linked.bit(resource, asOf).map { [Driver(links: "= 0", $0, resource)] } ?? []
    case .among: return driver("id", .none)
    case .all(let parts): return parts.flatMap { $0.drivers(resource, asOf) }
    case .present, .any, .not: return []
    }
  }
}

extension Filter.Linked {
  /// Any of the terms that say what an element has may lead to it.
  fileprivate func drivers(_ resource: Resource, _ asOf: AsOf?) -> [Driver] {
    terms.indices.filter { !terms[$0].isNegated }.map { place in
      var turned = terms
      turned.swapAt(0, place)
      let (first, links) = (turned[0], "\(resource.table)_links")
      let isOrdered = !first.isWide && first.values?.count == 1
      let entry = first.condition("e")
      return Driver(
        source: .table("\(links) e", record: "e.record"),
        condition: Filter.Linked(turned).element(resource, asOf),
        entries: Condition("SELECT 1 FROM \(links) e WHERE \(entry.sql)", entry.values),
        order: isOrdered ? .records : .none)
    }
  }
}

extension Index.Column {
  /// The rows whose texts have all groups of three letters of one of `values`: these and a few more.
  fileprivate func grams(_ values: [JSON], _ resource: Resource) -> Driver? {
    guard field.isContained else { return nil }
    var parts: [String] = []
    for value in values {
      let letters = Array((value.string ?? "").unicodeScalars)
      guard letters.count >= 3, !letters.contains("\0") else { return nil }
      // Side by side, and the last three: what lies between is compared with the column.
      let starts = Array(stride(from: 0, to: letters.count - 2, by: 3)) + [letters.count - 3]
      let groups = Set(starts).sorted().map { start in
        var text = String(String.UnicodeScalarView(letters[start..<start + 3]))
        text = text.replacing("\"", with: "\"\"")
        return "\"\(text)\""
      }
      parts.append("(\(groups.joined(separator: " AND ")))")
    }
    let name = "\(resource.table)_grams"
    let condition = Condition("\(name) MATCH ?", [.text(parts.joined(separator: " OR "))])
    return Driver(
      source: .table("\(name) g", record: "g.rowid"), condition: condition,
      entries: Condition("SELECT 1 FROM \(name) g WHERE \(condition.sql)", condition.values),
      order: .records, isLoose: true)
  }
}

extension Driver {
  /// The records of which one bit of their column of links is so.
  ///
  /// There are few different numbers in the column; each is found from the one before it.
  fileprivate init(links sign: String, _ bit: Int64, _ resource: Resource) {
    let table = resource.table
    let least = "SELECT min(has_links) FROM \(table) WHERE deleted_at IS NULL"
    condition = Condition(
      """
      r.has_links IN (
        WITH RECURSIVE known(bits) AS (
          SELECT (\(least)) UNION ALL
          SELECT (\(least) AND has_links > known.bits) FROM known WHERE known.bits IS NOT NULL)
        SELECT bits FROM known WHERE (bits & \(bit)) \(sign))
      """)
    source = .index("\(table)_has_links")
    entries = Condition(
      """
      SELECT 1 FROM \(table) r INDEXED BY \(table)_has_links \
      WHERE \(RecordRow.isLive) AND \(condition.sql)
      """)
    order = .none
  }
}
