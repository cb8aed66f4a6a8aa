package import Evidence
import JSON
package import Records

/// What shows that an entry is in the tree, and what of it the reader may see.
package struct Inclusion: WorkedOut {
  package enum Value {
    case shown([UInt8], salt: [UInt8])
    case hidden(Digest)
  }

  package let seq: Int64
  package let leaf: Int64
  package let hash: Digest
  package let size: Int64
  package let root: Digest
  package let path: [Digest]
  /// Nil for an entry that the reader may not see.
  package let values: [Value]?

  package init(
    seq: Int64, leaf: Int64, hash: Digest, size: Int64, root: Digest, path: [Digest],
    values: [Value]?
  ) {
    (self.seq, self.leaf, self.hash) = (seq, leaf, hash)
    (self.size, self.root, self.path, self.values) = (size, root, path, values)
  }

  package static let layout = Layout<Inclusion>(
    named: "InclusionProof", isOpen: true,
    .count("seq") { $0.seq },
    .count("leaf", "The place of the entry's leaf in the tree.") { $0.leaf },
    .hash("hash", "The hash of the leaf: of a zero byte and the hashes of its values in order.") {
      $0.hash
    },
    .count("size", "The size of the tree.") { $0.size },
    .hash("root", "The hash over the tree of this size.") { $0.root },
    .hashes("path", "The hashes beside the leaf's way up (RFC 9162, 2.1.3).") { $0.path },
    .value(
      "values",
      schema: [
        "type": "array",
        "items": [
          "type": "object", "required": ["text", "salt", "hash"],
          "properties": [
            "text": ["type": ["string", "null"]], "salt": ["type": ["string", "null"]],
            "hash": ["type": "string"],
          ],
        ],
      ],
      "What the leaf says: the entry without note and document, the note, each member of the document that is not null, by name. A value's hash is that of the bytes of its salt and its text; salt and text are null where the reader may not see it, and all is null for a hidden entry."
    ) { $0.values.map { JSON.array($0.map(Inclusion.json)) } })

  private static func json(_ value: Value) -> JSON {
    switch value {
    case .shown(let text, let salt):
      [
        "text": .string(String(decoding: text, as: UTF8.self)), "salt": .string(salt.hexadecimal),
        "hash": .string(LeafHash.value(salt, text).hexadecimal),
      ]
    case .hidden(let hash):
      ["text": .null, "salt": .null, "hash": .string(hash.hexadecimal)]
    }
  }
}
