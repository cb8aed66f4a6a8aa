import SQLite

/// What the tables that all kinds share say of rows laid ready, kept aside until these are there.
struct Aside: Sendable {
  /// A row of `latest`.
  struct Audience: Hashable {
    let kind: String
    let name: String
  }

  /// How many records more there are of each kind, and how many of them everybody sees.
  private(set) var totals: [String: (live: Int64, shown: Int64)] = [:]
  /// The latest entry that each audience can know of.
  private(set) var latest: [Audience: Int64] = [:]

  init() {}

  /// The totals that the table says now.
  init(reading database: Database) throws {
    try database.query("SELECT kind, live, shown FROM totals") {
      totals[$0.string(0)] = ($0.int64(1), $0.int64(2))
    }
  }

  /// Notes an entry as the latest that an audience can know of.
  mutating func note(_ seq: Int64, _ audience: Audience) { latest[audience] = seq }

  /// Takes what the table of totals says beyond `before` out of it: triggers count there.
  mutating func take(beyond before: Aside, from database: Database) throws {
    let now = try Aside(reading: database)
    for (kind, total) in now.totals {
      let known = before.totals[kind] ?? (0, 0)
      guard total != known else { continue }
      let own = totals[kind] ?? (0, 0)
      totals[kind] = (own.live + total.live - known.live, own.shown + total.shown - known.shown)
      try database.run(
        "UPDATE totals SET live = ?, shown = ? WHERE kind = ?", .integer(known.live),
        .integer(known.shown), .text(kind))
    }
  }

  /// Puts all of it into the tables.
  func put(into database: Database) throws {
    for (kind, total) in totals {
      try database.run(
        """
        INSERT INTO totals VALUES (?, ?, ?) \
        ON CONFLICT DO UPDATE SET live = live + excluded.live, shown = shown + excluded.shown
        """, .text(kind), .integer(total.live), .integer(total.shown))
    }
    for (audience, seq) in latest {
      try database.run(
        """
        INSERT INTO latest (kind, audience, seq) VALUES (?, ?, ?) \
        ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)
        """, .text(audience.kind), .text(audience.name), .integer(seq))
    }
  }
}
