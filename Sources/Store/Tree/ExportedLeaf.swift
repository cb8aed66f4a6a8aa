import Evidence
import JSON
import Records
import SQLite

/// What an exported entry says of its place in the tree of hashes.
struct ExportedLeaf {
  /// Its leaf; nil in the log of a program that had no tree.
  let leaf: Int64?
  let salt: Salt?
  /// The leaves before it that are no entries.
  let before: [Digest]
  /// The tree with this leaf as the last one, if it is told.
  let root: Digest?

  /// Reads the members `leaf`, `salt`, `before` and `root` of an entry.
  init(_ entry: JSONObject, _ refuse: (String) -> Ledger.ReplayRefused) throws {
    func digest(_ json: JSON) throws -> Digest {
      guard let digest = json.string.flatMap({ Digest(hexadecimal: $0) }) else {
        throw refuse("The entry's leaf is none that concordat export wrote.")
      }
      return digest
    }
    leaf = entry.number("leaf")
    salt = entry.text("salt").flatMap { [UInt8](hexadecimal: $0) }.flatMap { Salt($0) }
    before = try entry["before"]?.array?.map(digest) ?? []
    root = try entry["root"].map(digest)
    guard (leaf == nil) == (salt == nil) else {
      throw refuse("The entry's leaf is none that concordat export wrote.")
    }
  }
}

extension Ledger {
  /// Takes in the leaves before an entry, where the tree is that of the log so far, and leaves out the numbers from
  /// `due` to `next`.
  func adopt(_ exported: ExportedLeaf, from due: Int64, _ next: Int64?) throws {
    if let leaf = exported.leaf,
      try database.treeSize(upTo: due - 1) == leaf - Int64(exported.before.count)
    {
      for hash in exported.before { try database.turn(after: due - 1, over: .foreign(hash)) }
    }
    if let next { try leaveOut(from: due, to: next) }
  }

  /// Refuses an entry with which the tree is another than that of the register that exported it.
  ///
  /// A register that has leaves of its own among them has a tree of its own, which cannot be compared.
  func hold(_ exported: ExportedLeaf, _ seq: Int64, _ refuse: (String) -> ReplayRefused) throws {
    guard let leaf = exported.leaf, let root = exported.root else { return }
    guard try database.leaf(ofEntry: seq) == leaf else {
      holdsTree = false
      return
    }
    guard try database.tree.root(of: leaf + 1) == root else {
      throw refuse("With this entry the log is another than the one that was exported.")
    }
    holdsTree = true
  }
}

extension Database {
  /// The leaf after that of the last entry up to `seq`.
  func leaf(afterEntry seq: Int64) throws -> Int64 {
    let last = try first(
      "SELECT seq FROM entries WHERE seq <= ? ORDER BY seq DESC LIMIT 1", [.integer(seq)]
    ) { $0.int64(0) }
    return try last.map { try leaf(ofEntry: $0) + 1 } ?? 0
  }

  /// Appends what an exported entry says of its place in the tree, and gives the leaf after its own.
  ///
  /// `next` is the leaf after that of the entry before it. The last entry tells the tree too, so that the importing
  /// register can compare its own. Of a damaged tree nothing is said.
  func export(_ seq: Int64, after next: Int64, isLast: Bool, to output: inout [UInt8]) throws
    -> Int64
  {
    do {
      let leaf = try leaf(ofEntry: seq)
      let salt = try first("SELECT salt FROM leaves WHERE seq = ?", [.integer(seq)]) {
        $0.bytes(0)
      }
      guard let salt, next <= leaf else { throw DamagedTree() }
      var text = ",\"leaf\":\(leaf),\"salt\":\"\(salt.hexadecimal)\""
      if next < leaf {
        let before = try leafHashes(next, leaf - next).map { "\"\($0.hexadecimal)\"" }
        text += ",\"before\":[\(before.joined(separator: ","))]"
      }
      if isLast { text += ",\"root\":\"\(try tree.root(of: leaf + 1).hexadecimal)\"" }
      output += text.utf8
      return leaf + 1
    } catch is DamagedTree {
      return next
    }
  }
}
