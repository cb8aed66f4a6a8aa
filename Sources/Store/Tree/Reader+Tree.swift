package import Tree
package import Evidence
import Queries
package import Records
import SQLite

/// The tree of hashes over the log, and proofs from it.
extension Reader {
  /// The tree as it is now, or was at an earlier size; nil if it was never so large.
  package func treeHead(of size: Int64? = nil) throws -> TreeHead? {
    let now = try database.treeSize()
    let size = size ?? now
    guard size <= now else { return nil }
    return try database.treeHead(of: size)
  }

  /// Whether so much of the tree is not kept yet that its head takes longer than an answer of a worker may: some 60 µs
  /// for 256 leaves.
  package var lacksTree: Bool {
    get throws { try database.lackingNodes > 64 }
  }

  /// What shows that the tree of the later size begins with that of the earlier one.
  package func consistency(from earlier: Int64, to size: Int64) throws -> [Digest] {
    try database.tree.consistency(from: earlier, to: size)
  }

  /// What shows that an entry is in the tree of `size`; nil if there is no such entry in it.
  ///
  /// `audience` gets the texts of the values that it sees with their salts, and of the others their hashes; of an
  /// entry that is hidden from it the leaf's hash alone.
  package func inclusion(ofEntry seq: Int64, in size: Int64, for audience: Audience) throws
    -> Inclusion?
  {
    let found = try database.first(
      """
      SELECT e.seq, e.at, e.actor, e.kind, e.id, e.op, e.version, e.note, e.document, l.salt, l.hash
      FROM entries e JOIN leaves l ON l.seq = e.seq WHERE e.seq = ? AND e.seq <= ?
      """, [.integer(seq), .integer(database.lastSequence())]
    ) { (LeafText(entry: $0), Salt($0.bytes(9)), Digest($0.bytes(10))) }
    guard let (text, salt, hash) = found else { return nil }
    guard let salt, let hash else { throw DamagedTree() }
    let leaf = try database.leaf(ofEntry: seq)
    guard leaf < size else { return nil }
    let shown = try entry(seq, for: audience).map { Set(LeafText($0).all.map(\.text)) }
    let values = shown.map { shown in
      text.all.map { name, text in
        shown.contains(text)
          ? Inclusion.Value.shown(text, salt: salt.value(name))
          : .hidden(LeafHash.value(salt.value(name), text))
      }
    }
    return Inclusion(
      seq: seq, leaf: leaf, hash: hash, size: size, root: try database.tree.root(of: size),
      path: try database.tree.inclusion(of: leaf, in: size), values: values)
  }

  private func entry(_ seq: Int64, for audience: Audience) throws -> Entry? {
    try database.first(
      "SELECT \(Reader.columns) FROM entries WHERE seq = ?", [.integer(seq)], entry
    ).flatMap { try shown($0, to: audience) }
  }

  /// The hashes of the leaves from `first` on, no more than `limit`, each with the number of its entry; nil for a
  /// change of a key.
  package func leaves(from first: Int64, limit: Int) throws -> [Leaf] {
    let end = min(try database.treeSize(), first + Int64(limit))
    guard first < end else { return [] }
    let turns = try database.turns(from: first, to: end)
    var hashes = try database.leafHashes(first, end - first)[...]
    var leaves: [Leaf] = []
    for (index, turn) in turns.enumerated() {
      let next = index + 1 < turns.count ? turns[index + 1].leaf : end
      for leaf in max(first, turn.leaf)..<max(first, next) {
        var seq: Int64?
        if case .entries(let start) = turn.place { seq = start + leaf - turn.leaf }
        leaves.append(Leaf(leaf: leaf, seq: seq, hash: hashes.removeFirst()))
      }
    }
    return leaves
  }
}

extension LeafText {
  fileprivate init(_ entry: Reader.Entry) {
    self.init(
      seq: entry.seq, at: entry.at, actor: entry.actor, kind: entry.kind, id: entry.id,
      op: entry.op, version: entry.version, note: entry.note, document: entry.document)
  }
}
