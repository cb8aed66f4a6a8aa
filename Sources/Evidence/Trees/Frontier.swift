/// A tree that grows by one leaf after another, of which only the hashes are kept that the next ones need: one for
/// each bit of its size.
package struct Frontier: Sendable {
  package private(set) var size: Int64 = 0
  /// The hashes over the whole subtrees, the largest first.
  private var subtrees: [Digest] = []

  package init() {}

  package mutating func append(_ leaf: Digest) { append(leaf) { _, _, _ in } }

  /// Adds a leaf; calls `made` with each hash over two whole subtrees that it completes.
  package mutating func append(
    _ leaf: Digest, made: (_ height: Int, _ index: Int64, Digest) throws -> Void
  ) rethrows {
    var hash = leaf
    for height in 0..<size.trailingOnes {
      hash = HashTree.node(subtrees.removeLast(), hash)
      try made(height + 1, size >> Int64(height + 1), hash)
    }
    subtrees.append(hash)
    size += 1
  }

  /// The hash over all leaves.
  package var root: Digest {
    guard var root = subtrees.last else { return HashTree.empty }
    for subtree in subtrees.dropLast().reversed() { root = HashTree.node(subtree, root) }
    return root
  }

  /// The hash over a whole subtree: `leaves` are a power of two of them, or hashes over as many leaves each.
  package static func whole(_ leaves: [Digest]) -> Digest {
    precondition(!leaves.isEmpty && leaves.count & (leaves.count - 1) == 0, "a power of two")
    var level = leaves
    while level.count > 1 {
      for place in 0..<level.count / 2 {
        level[place] = HashTree.node(level[2 * place], level[2 * place + 1])
      }
      level.removeLast(level.count / 2)
    }
    return level[0]
  }
}

extension Int64 {
  /// How many of the lowest bits are set, one after the other.
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
