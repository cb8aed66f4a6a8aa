import Evidence
import JSON
import Records
import SQLite

extension Ledger {
  /// After so many entries it is seen whether hashes over whole subtrees can be kept, and how many are at once: each
  /// is over 256, some 60 µs.
  private static let (growthSteps, mostGrown): (Int64, Int64) = (64, 64)

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
}

extension Store {
  /// Keeps what the tree has in whole subtrees and is not kept yet, a little at a time between what others write.
  func growTree() {
    submit(bytes: 0, usesReserve: true) {
      try $0.database.growTree(by: 64)
    } completion: { [weak self] result in
      // Where it fails the hashes are worked out whenever they are asked for.
      if case .success(true) = result { self?.growTree() }
    }
  }
}
