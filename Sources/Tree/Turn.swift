package import Evidence
import Queries
package import SQLite

/// From where on the tree's leaves follow what: the order of the log, in which changes of keys stand between entries
/// and some numbers are left out.
package struct Turn: Equatable {
  package enum Place: Equatable {
    /// The entries from this number on, one leaf each.
    case entries(from: Int64)
    /// This change of a key, one leaf.
    case keyChange(Int64)
    /// A leaf of the register from which the log was imported, and nothing else is known of it here.
    case foreign(Digest)
  }

  package let leaf: Int64
  package let place: Place

  package init(leaf: Int64, _ place: Place) { (self.leaf, self.place) = (leaf, place) }

  /// Reads `Turn.columns`; nil for a row that is none.
  init?(_ row: Statement) {
    leaf = row.int64(0)
    switch (row.isNull(1), row.isNull(2), row.isNull(3)) {
    case (false, true, true): place = .entries(from: row.int64(1))
    case (true, false, true): place = .keyChange(row.int64(2))
    case (true, true, false):
      guard let hash = Digest(row.bytes(3)) else { return nil }
      place = .foreign(hash)
    default: return nil
    }
  }

  static let columns = "leaf, seq, change, hash"

  var values: [Value] {
    let first = Value.integer(leaf)
    switch place {
    case .entries(let seq): return [first, .integer(seq), .null, .null]
    case .keyChange(let number): return [first, .null, .integer(number), .null]
    case .foreign(let hash): return [first, .null, .null, .blob(hash.bytes)]
    }
  }
}

extension Database {
  /// The number of leaves, where `last` is the number of the log's last entry.
  package func treeSize(upTo last: Int64) throws -> Int64 {
    guard let turn = try lastTurn(), case .entries(let first) = turn.place else {
      throw DamagedTree()
    }
    return turn.leaf + max(0, last - first + 1)
  }

  /// The number of leaves.
  package func treeSize() throws -> Int64 { try treeSize(upTo: lastSequence()) }

  private func lastTurn() throws -> Turn? {
    try first("SELECT \(Turn.columns) FROM turns ORDER BY leaf DESC LIMIT 1") { Turn($0) } ?? nil
  }

  /// The leaf of an entry that is there.
  package func leaf(ofEntry seq: Int64) throws -> Int64 {
    let leaf = try first(
      "SELECT leaf + ? - seq FROM turns WHERE seq <= ? ORDER BY seq DESC LIMIT 1",
      [.integer(seq), .integer(seq)]
    ) { $0.int64(0) }
    guard let leaf else { throw DamagedTree() }
    return leaf
  }

  /// The turns about the leaves from `first` to before `end`.
  package func turns(from first: Int64, to end: Int64) throws -> [Turn] {
    try rows(
      """
      SELECT \(Turn.columns) FROM turns \
      WHERE leaf >= (SELECT max(leaf) FROM turns WHERE leaf <= ?) AND leaf < ? ORDER BY leaf
      """, [.integer(first), .integer(end)]
    ) {
      guard let turn = Turn($0) else { throw DamagedTree() }
      return turn
    }
  }

  /// Has the log go on with the entry `next`, where `last` is the one before it.
  package func turn(after last: Int64, to next: Int64) throws {
    try note(Turn(leaf: treeSize(upTo: last), .entries(from: next)))
  }

  /// Adds a leaf that is no entry after the entry `last`; the log goes on behind it.
  package func turn(after last: Int64, over place: Turn.Place) throws {
    let leaf = try treeSize(upTo: last)
    try note(Turn(leaf: leaf, place))
    try note(Turn(leaf: leaf + 1, .entries(from: last + 1)))
  }

  /// The last one may be about entries of which none has come.
  package func note(_ turn: Turn) throws {
    try run("INSERT OR REPLACE INTO turns (\(Turn.columns)) VALUES (?, ?, ?, ?)", turn.values)
  }
}
