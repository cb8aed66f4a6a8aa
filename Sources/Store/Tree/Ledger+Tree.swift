import Tree
import Evidence
import JSON
import Records
import SQLite

extension Ledger {
  /// After so many entries it is seen whether hashes over whole subtrees can be kept, and how many are at once: each
  /// is over 256, some 60 µs.
  private static let (growthSteps, mostGrown): (Int64, Int64) = (64, 4)

  /// Adds the leaf of an entry to the tree; `prepared` is what was made of all of its members, with a salt of its own.
  func addLeaf(
    _ text: LeafText, _ prepared: Prepared?, _ seq: Int64, _ resource: Resource, _ salt: Salt
  ) throws {
    let salt = prepared?.salt ?? salt
    let hash = text.hash(salt, prepared?.hashes ?? [], tables[resource].leafOrder)
    try database.withStatement("INSERT INTO leaves (seq, salt, hash) VALUES (?, ?, ?)") {
      try $0.bind(1, seq)
      try $0.bind(2, salt.bytes)
      try $0.bind(3, hash.bytes)
      _ = try $0.step()
    }
    // What is laid ready has no place in the tree yet.
    guard staging == nil, seq.isMultiple(of: Ledger.growthSteps) else { return }
    database.beforeCommit { try $0.growTree(by: Ledger.mostGrown) }
  }

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
    guard let leaf = exported.leaf, let root = exported.root else {
      // Of what comes after the last head that was told, nothing is known.
      holdsTree = nil
      return
    }
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

extension Store {
  /// Keeps what the tree has in whole subtrees and is not kept yet, a little at a time between what others write.
  func growTree() {
    submit(bytes: 0, usesReserve: true) {
      try $0.database.growTree(by: 16)
    } completion: { [weak self] result in
      // Where it fails the hashes are worked out whenever they are asked for.
      if case .success(true) = result { self?.growTree() }
    }
  }
}
