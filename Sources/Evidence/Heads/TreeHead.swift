import Foundation

/// A tree as of a size: what two readers compare to know that they see the same log.
///
/// Its text is that of a checkpoint (c2sp.org/tlog-checkpoint), which other programs know too.
package struct TreeHead: Hashable, Sendable {
  /// Which tree it is.
  package let origin: String
  package let size: Int64
  package let root: Digest

  /// The head of the tree whose first leaf is `first`.
  package init(first: Digest?, size: Int64, root: Digest) {
    let name = first.map { $0.bytes.prefix(8).hexadecimal } ?? "empty"
    (origin, self.size, self.root) = ("concordat/\(name)", size, root)
  }

  private init(origin: String, size: Int64, root: Digest) {
    (self.origin, self.size, self.root) = (origin, size, root)
  }

  /// What is signed.
  package var text: String {
    "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n"
  }

  /// Reads what `text` gave; what follows it, such as signatures, is left alone.
  package init?(_ text: some StringProtocol) {
    let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    guard lines.count == 4, !lines[0].isEmpty, let size = Int64(lines[1]), size >= 0,
      let root = Data(base64Encoded: String(lines[2])).flatMap({ Digest($0) })
    else { return nil }
    self.init(origin: String(lines[0]), size: size, root: root)
  }
}
