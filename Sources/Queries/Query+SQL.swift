import JSON
package import Records
package import SQLite

/// The statements of a list; their text depends on the shape of the query alone, so they stay prepared.
extension Query {
  /// Record number, document, then the sort columns, of one phase.
  package func selectSQL(_ phase: Phase, limit: Int) -> (String, [Value]) {
    let document = resource.document(for: audience)
    let columns = (["r.record", document.sql] + sort.map { "r.\($0.column)" })
      .joined(separator: ", ")
    let (from, conditions) = source(with: phase.condition, filters.isEmpty ? live : nil)
    let values = document.values + conditions.values + [.integer(Int64(limit))]
    // One index has this order, and gives the rows that are shown and no others.
    guard sort.count > 1 || !sort.isEmpty && (search != nil || !filters.isEmpty) else {
      return (
        """
        SELECT \(columns) FROM \(from) \(RecordRow.withEntry) WHERE \(conditions.sql) \
        ORDER BY \(phase.order) LIMIT ?
        """, values
      )
    }
    // Rows are gathered and sorted without a look at their documents.
    return (
      """
      SELECT \(columns) FROM (\(numbers(from, conditions, phase)) LIMIT ?) x \
      CROSS JOIN \(resource.table) r ON r.record = x.record \(RecordRow.withEntry)
      """, values
    )
  }

  private func numbers(_ from: String, _ conditions: Condition, _ phase: Phase) -> String {
    "SELECT r.record FROM \(from) WHERE \(conditions.sql) ORDER BY \(phase.order)"
  }

  /// Record number and document of every row of one phase, for files of any length.
  ///
  /// Sorted rows are gathered without their documents, which are looked up as they are sent: sorting
  /// whole documents took memory in the size of the file. The limit keeps SQLite from making one query
  /// of the two.
  package func streamSQL(_ phase: Phase) -> (String, [Value]) { selectSQL(phase, limit: -1) }

  /// How many records the query finds; without filters the number is stored, and need not be counted.
  func countSQL() -> (String, [Value]) {
    let (from, all) = source(with: Condition(""))
    let counted = ("SELECT count(*) FROM \(from) WHERE \(all.sql)", all.values)
    guard filters.isEmpty else { return counted }
    let kind = Value.text(resource.table)
    let view = resource.condition(for: audience)
    guard let search else {
      guard view == nil || audience == .anyone else { return counted }
      let total = view == nil ? "live" : "shown"
      return ("SELECT coalesce((SELECT \(total) FROM totals WHERE kind = ?), 0)", [kind])
    }
    // Only live records have search rows, so the hits need no look at the records if none is hidden.
    let name = "\(resource.table)_search"
    return (
      """
      SELECT CASE WHEN (SELECT live > shown FROM totals WHERE kind = ?) THEN (\(counted.0))
        ELSE (SELECT count(*) FROM \(name) WHERE \(name) MATCH ? AND rowid < \(RecordRow.firstLaidReady)) END
      """, [kind] + counted.1 + [.text(search.match)]
    )
  }

  package func cursor(at row: Statement) -> Cursor {
    Cursor(values: sort.indices.map { JSON(row.value($0 + 2)) }, record: row.int64(0))
  }

  /// The cursor of the page that follows `row`.
  package func cursor(after row: ListFinder.Row) -> String {
    Cursor(values: row.values, record: row.record).text(digest: digest)
  }

  /// Holds for the rows that are there, where they are read in the order of the list.
  var live: Condition {
    let isByNumber = sort.isEmpty && search == nil
    // Backwards a page begins at its cursor, which lies before the bound.
    return Condition(
      isByNumber && (cursor == nil || !isBackwards)
        ? RecordRow.isLiveByNumber : RecordRow.isLive)
  }

  package func source(with more: Condition, _ live: Condition? = nil) -> (String, Condition) {
    let name = resource.table
    var all = [live ?? Condition(RecordRow.isLive)]
    for filter in filters { all += filter.conditions(resource, asOf) }
    if let view = resource.condition(for: audience) { all.append(view) }
    if !more.sql.isEmpty { all.append(more) }
    guard let match = search?.match else { return ("\(name) r", .all(all)) }
    let search = Condition("\(name)_search MATCH ?", [.text(match)])
    // In the order of entry the hits come one by one from the index; in any other they are gathered.
    if sort.isEmpty {
      return ("\(name)_search s CROSS JOIN \(name) r ON r.record = s.rowid", .all([search] + all))
    }
    let gathered = Condition(
      "r.record IN (SELECT rowid FROM \(name)_search WHERE \(search.sql))", search.values)
    return ("\(name) r", .all(all + [gathered]))
  }
}
