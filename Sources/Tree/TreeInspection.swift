package import Evidence
import Queries
package import SQLite

/// Works out every leaf from its row, and the tree from the leaves, and compares both with what is kept.
package struct TreeInspection {
  /// What differs, one sentence each.
  package private(set) var findings: [String] = []

  private let database: Database
  private var frontier = Frontier()
  private var first: Digest?
  /// The kept hashes that have not been come to.
  private var kept: [[Int64]: Digest] = [:]
  /// The last kept hash of each level.
  private var lastKept: [Int64: Int64] = [:]
  /// The heads that are larger than what was come to.
  private var due: ArraySlice<TreeHead>

  /// Inspects the tree in `database`, and compares it with `heads`, which were told when it was as large as they say.
  package init(_ database: Database, _ heads: [TreeHead]) throws {
    self.database = database
    due = heads.sorted { $0.size < $1.size }[...]
    try database.query("SELECT level, number, hash FROM nodes ORDER BY level, number") { row in
      kept[[row.int64(0), row.int64(1)]] = Digest(row.bytes(2))
      lastKept[row.int64(0)] = row.int64(1)
    }
    compareHeads()
    try inspectLeaves()
    for head in due {
      findings.append(
        "The log ends before the head \(head.size): its tree has \(frontier.size) leaves")
    }
    for place in kept.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      findings.append(
        "nodes has a hash \(place[1]) of level \(place[0]) over leaves that are not there")
    }
    try countRows()
  }

  private mutating func inspectLeaves() throws {
    let turns = try database.rows("SELECT \(Turn.columns) FROM turns ORDER BY leaf") { Turn($0) }
    var gaps: [Int64: Int64] = [:]
    try database.query("SELECT first, previous FROM gaps") { gaps[$0.int64(0)] = $0.int64(1) }
    let size = (try? database.treeSize()) ?? 0
    var last: Int64 = 0
    for (index, turn) in turns.enumerated() {
      let next = index + 1 < turns.count ? turns[index + 1]?.leaf : size
      guard let turn, turn.leaf == frontier.size, let next, next >= turn.leaf else {
        findings.append("turns does not say what the leaf \(frontier.size) is about")
        return
      }
      if case .entries(let seq) = turn.place {
        if seq != last + 1, gaps.removeValue(forKey: seq) != last {
          findings.append("turns has the entry \(seq) follow the entry \(last)")
        }
        last = seq + next - turn.leaf - 1
        try inspectEntries(seq..<last + 1)
      } else if next != turn.leaf + 1 {
        findings.append("turns does not say what the leaf \(turn.leaf + 1) is about")
      } else if case .keyChange(let number) = turn.place {
        try inspectKeyChange(number)
      } else if case .foreign(let hash) = turn.place {
        add(hash)
      }
      guard frontier.size == next else { return }
    }
    for (first, previous) in gaps {
      findings.append(
        "gaps has numbers left out between \(previous) and \(first), and turns has not")
    }
  }

  private mutating func inspectEntries(_ range: Range<Int64>) throws {
    var due = range.lowerBound
    let rows = """
      SELECT e.seq, e.at, e.actor, e.kind, e.id, e.op, e.version, e.note, e.document, l.salt, l.hash
      FROM entries e LEFT JOIN leaves l ON l.seq = e.seq
      WHERE e.seq >= ? AND e.seq < ? ORDER BY e.seq
      """
    try database.query(rows, [.integer(range.lowerBound), .integer(range.upperBound)]) { row in
      guard row.int64(0) == due else { return }
      due += 1
      let text = LeafText(entry: row)
      if !text.isWhole { findings.append("The document of the entry \(row.int64(0)) is none") }
      inspect(text, row, at: 9, "the entry \(row.int64(0))")
    }
    if due < range.upperBound { findings.append("The entry \(due) is missing") }
  }

  private mutating func inspectKeyChange(_ number: Int64) throws {
    let rows =
      "SELECT number, key, at, actor, op, state, salt, leaf FROM key_changes WHERE number = ?"
    let isThere: Void? = try database.first(rows, [.integer(number)]) { row in
      inspect(LeafText(keyChange: row), row, at: 6, "the change \(number) of a key")
    }
    if isThere == nil { findings.append("The change \(number) of a key is missing") }
  }

  /// Compares the leaf that `text` makes with the one kept beside its salt at `column`.
  private mutating func inspect(_ text: LeafText, _ row: Statement, at column: Int, _ name: String)
  {
    let salt = row.isNull(column) ? nil : Salt(row.bytes(column))
    let kept = row.isNull(column + 1) ? nil : Digest(row.bytes(column + 1))
    let leaf = salt.map(text.hash)
    if leaf == nil || leaf != kept {
      findings.append("The leaf of \(name) in the tree is not what the log says")
    }
    add(leaf ?? kept ?? HashTree.empty)
  }

  private mutating func add(_ leaf: Digest) {
    if frontier.size == 0 { first = leaf }
    frontier.append(leaf) { height, number, hash in
      guard height.isMultiple(of: Database.treeStep) else { return }
      let level = Int64(height / Database.treeStep)
      let found = kept.removeValue(forKey: [level, number])
      // Those after the last one are added when somebody comes to it.
      if found == nil ? number < lastKept[level] ?? 0 : found != hash {
        findings.append("nodes has not the hash \(number) of level \(level) that the leaves make")
      }
    }
    compareHeads()
  }

  private mutating func compareHeads() {
    while let head = due.first, head.size == frontier.size {
      due.removeFirst()
      guard head != TreeHead(first: first, size: frontier.size, root: frontier.root) else {
        continue
      }
      findings.append(
        "The first \(head.size) leaves of the tree are not those of the head \(head.root.hexadecimal)"
      )
    }
  }

  /// Rows that nothing leads to, and keys that are not what their last change made them.
  private mutating func countRows() throws {
    let counts = try database.first(
      """
      SELECT (SELECT count(*) FROM leaves) = (SELECT count(*) FROM entries),
        (SELECT count(*) FROM key_changes) = (SELECT count(*) FROM turns WHERE change IS NOT NULL)
      """
    ) { ($0.int(0) == 1, $0.int(1) == 1) }
    if counts?.0 == false { findings.append("There are more or fewer leaves than entries") }
    if counts?.1 == false { findings.append("There are changes of keys without a leaf") }
    let keys = try database.rows(
      """
      SELECT id, (SELECT state FROM key_changes WHERE key = id ORDER BY number DESC LIMIT 1) FROM keys
      UNION SELECT key, x'' FROM key_changes WHERE key NOT IN (SELECT id FROM keys)
      """
    ) { ($0.string(0), $0.isNull(1) ? nil : $0.bytes(1)) }
    for (id, state) in keys where try state == nil || KeyState.of(id, in: database) != state {
      findings.append("The key \(id) is not what its last change made it")
    }
  }
}
