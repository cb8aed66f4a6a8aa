package import Evidence
import JSON
package import Records

/// A leaf of the tree, of which everybody may know that it is there.
package struct Leaf: WorkedOut {
  package let leaf: Int64
  package let seq: Int64?
  package let hash: Digest

  package init(leaf: Int64, seq: Int64?, hash: Digest) {
    (self.leaf, self.seq, self.hash) = (leaf, seq, hash)
  }

  package static let layout = Layout<Leaf>(
    named: "Leaf", isOpen: true,
    .count("leaf", "Its place in the tree.") { $0.leaf },
    .count("seq", "The number of the entry that it is over; null for a change of a key.") {
      $0.seq
    },
    .hash("hash") { $0.hash })
}

extension Layout.Part {
  /// A SHA-256 in hexadecimal.
  package static func hash(
    _ name: String, _ about: String? = nil, _ value: @escaping @Sendable (Value) -> Digest
  ) -> Self {
    .value(name, schema: hashSchema, about) { value($0).hexadecimal }
  }

  /// Several of them.
  package static func hashes(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> [Digest]
  ) -> Self {
    .value(name, schema: ["type": "array", "items": hashSchema], about) {
      value($0).map(\.hexadecimal)
    }
  }

  private static var hashSchema: JSON { ["type": "string", "pattern": "^[0-9a-f]{64}$"] }
}
