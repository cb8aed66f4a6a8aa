import Tree
import Evidence
import Foundation
import Records
import Store

/// The head of the tree, with a signature if there is a key for it.
struct HeadAnswer: WorkedOut {
  let head: TreeHead
  let key: HeadKey?

  static let layout = Layout<HeadAnswer>(
    named: "TreeHead", isOpen: true,
    .text("origin", "Which tree it is: the beginning of its first leaf's hash.") { $0.head.origin },
    .count("size", "How many leaves it has: one for each entry and each change of a key.") {
      $0.head.size
    },
    .hash("root", "The hash over all of them.") { $0.head.root },
    .text(
      "note",
      "The same as a checkpoint (c2sp.org/tlog-checkpoint), with the signature if there is one."
    ) { $0.note },
    .text("key", "The Ed25519 key of the signature in base64; null without one.") {
      $0.key.map { Data($0.publicBytes).base64EncodedString() }
    })

  private var note: String {
    key.flatMap { SignedHead(head, by: $0)?.text } ?? head.text
  }
}
