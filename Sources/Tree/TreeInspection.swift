package import Evidence
import Queries
package import SQLite

/// Works out every leaf from its row, and the tree from the leaves, and compares both with what is kept.
package struct TreeInspection {
  /// What differs.
  package private(set) var findings: Findings

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
  package init(_ database: Database, _ heads: [TreeHead], into findings: Findings = Findings())
    throws
  {
    (self.database, self.findings) = (database, findings)
    due = heads.sorted { $0.size < $1.size }[...]
    try readNodes()
    compareHeads()
    try inspectLeaves()
    for head in due {
      self.findings.add(
        "The log ends before the head \(head.size): its tree has \(frontier.size) leaves")
    }
    for place in kept.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      self.findings.add(
        "nodes has a hash \(place[1]) of level \(place[0]) over leaves that are not there")
    }
    try countRows()
  }

  /// Reads the kept hashes, of which there is one for 256 leaves, and a few above; what is beyond twice that is
  /// another's.
  private mutating func readNodes() throws {
    let size = (try? database.treeSize()) ?? 0
    let most = max(0, size) / 128 + 64
    var count: Int64 = 0
    let rows = "SELECT level, number, hash FROM nodes ORDER BY level, number LIMIT ?"
    try database.query(rows, [.integer(most + 1)]) { row in
      count += 1
      guard count <= most else { return }
      kept[[row.int64(0), row.int64(1)]] = Digest(row.bytes(2))
      lastKept[row.int64(0)] = row.int64(1)
    }
    if most < count { findings.add("nodes has more hashes than \(size) leaves make") }
  }

  private mutating func inspectLeaves() throws {
    let size = (try? database.treeSize()) ?? 0
    var (last, isSound): (Int64, Bool) = (0, true)
    var (turn, isFirst): (Turn?, Bool) = (nil, true)
    // What a row is about ends where the next one begins.
    try database.query("SELECT \(Turn.columns) FROM turns ORDER BY leaf") { row in
      let next = Turn(row)
      if isSound, !isFirst { isSound = try inspect(turn, upTo: next?.leaf, &last) }
      (turn, isFirst) = (next, false)
    }
    if isSound, !isFirst { isSound = try inspect(turn, upTo: size, &last) }
    guard isSound else { return }
    try database.query(
      """
      SELECT first, previous FROM gaps
      WHERE first NOT IN (SELECT seq FROM turns WHERE seq IS NOT NULL) ORDER BY first
      """
    ) { row in
      findings.add(
        "gaps has numbers left out between \(row.int64(1)) and \(row.int64(0)), and turns has not")
    }
  }

  /// Inspects what `turn` is about, up to the leaf `next`.
  ///
  /// `last` is the entry before it, and becomes its last one. False where no more can be told of what follows.
  private mutating func inspect(_ turn: Turn?, upTo next: Int64?, _ last: inout Int64) throws
    -> Bool
  {
    guard let turn, turn.leaf == frontier.size, let next, next >= turn.leaf else {
      findings.add("turns does not say what the leaf \(frontier.size) is about")
      return false
    }
    if case .entries(let seq) = turn.place {
      if try previous(of: seq) != (seq == last + 1 ? nil : last) {
        findings.add("turns has the entry \(seq) follow the entry \(last)")
      }
      last = seq + next - turn.leaf - 1
      try inspectEntries(seq..<last + 1)
    } else if next != turn.leaf + 1 {
      findings.add("turns does not say what the leaf \(turn.leaf + 1) is about")
    } else if case .keyChange(let number) = turn.place {
      try inspectKeyChange(number)
    } else if case .foreign(let hash) = turn.place {
      add(hash)
    }
    return frontier.size == next
  }

  /// The number before those that were left out before `seq`; nil if none were.
  private func previous(of seq: Int64) throws -> Int64? {
    try database.first("SELECT previous FROM gaps WHERE first = ?", [.integer(seq)]) {
      $0.int64(0)
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
      if !text.isWhole { findings.add("The document of the entry \(row.int64(0)) is none") }
      inspect(text, row, at: 9, "the entry \(row.int64(0))")
    }
    if due < range.upperBound { findings.add("The entry \(due) is missing") }
  }

  private mutating func inspectKeyChange(_ number: Int64) throws {
    let rows =
      "SELECT number, key, at, actor, op, state, salt, leaf FROM key_changes WHERE number = ?"
    let isThere: Void? = try database.first(rows, [.integer(number)]) { row in
      inspect(LeafText(keyChange: row), row, at: 6, "the change \(number) of a key")
    }
    if isThere == nil { findings.add("The change \(number) of a key is missing") }
  }

  /// Compares the leaf that `text` makes with the one kept beside its salt at `column`.
  private mutating func inspect(_ text: LeafText, _ row: Statement, at column: Int, _ name: String)
  {
    let salt = row.isNull(column) ? nil : Salt(row.bytes(column))
    let kept = row.isNull(column + 1) ? nil : Digest(row.bytes(column + 1))
    let leaf = salt.map(text.hash)
    if leaf == nil || leaf != kept {
      findings.add("The leaf of \(name) in the tree is not what the log says")
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
        findings.add("nodes has not the hash \(number) of level \(level) that the leaves make")
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
      findings.add(
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
    if counts?.0 == false { findings.add("There are more or fewer leaves than entries") }
    if counts?.1 == false { findings.add("There are changes of keys without a leaf") }
    try database.query(
      """
      SELECT id, (SELECT state FROM key_changes WHERE key = id ORDER BY number DESC LIMIT 1) FROM keys
      UNION SELECT key, x'' FROM key_changes WHERE key NOT IN (SELECT id FROM keys)
      """
    ) { row in
      let (id, state) = (row.string(0), row.isNull(1) ? nil : row.bytes(1))
      guard try state == nil || KeyState.of(id, in: database) != state else { return }
      findings.add("The key \(id) is not what its last change made it")
    }
  }
}
