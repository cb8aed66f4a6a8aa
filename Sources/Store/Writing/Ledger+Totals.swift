import JSON
import Records
import SQLite

/// How many records of each kind there are, and how many of them everybody sees.
extension Ledger {
  /// Counts a live record whose row was added with `members` at `moment`.
  ///
  /// Not in a trigger, which counts those that change: with one each insertion is a statement of several writes,
  /// for which SQLite keeps a copy of every page that it changes. That was a fifth of the writer's work on an import.
  func countAdded(_ members: JSONObject, _ resource: Resource, at moment: String) throws {
    let isShown =
      !resource.hidesRecords
      || resource.isPublic(members, at: Instant(moment) ?? Instant(milliseconds: 0))
    try database.withStatement(
      """
      INSERT INTO totals VALUES (?, 1, ?) \
      ON CONFLICT DO UPDATE SET live = live + 1, shown = shown + excluded.shown
      """
    ) { statement in
      try statement.bind(1, resource.table)
      try statement.bind(2, isShown ? 1 : 0)
      _ = try statement.step()
    }
  }
}
