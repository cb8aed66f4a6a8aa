import Tree
import Evidence
import Records
import Store

/// What shows that the tree of a later size begins with that of an earlier one.
struct ConsistencyAnswer: WorkedOut {
  let first: TreeHead
  let last: TreeHead
  let path: [Digest]

  private static let head = Layout<TreeHead>(
    isOpen: true, .count("size") { $0.size }, .hash("root") { $0.root })

  static let layout = Layout<ConsistencyAnswer>(
    named: "ConsistencyProof", isOpen: true,
    .record("from", head) { $0.first }, .record("to", head) { $0.last },
    .hashes("path", "The hashes that lead from one root to the other (RFC 9162, 2.1.4).") {
      $0.path
    })
}
