package import Evidence
package import JSON
import Records
package import SQLite

/// What an exported entry says of its place in the tree of hashes.
package struct ExportedLeaf {
  /// Its leaf; nil in the log of a program that had no tree.
  package let leaf: Int64?
  package let salt: Salt?
  /// The leaves before it that are no entries.
  package let before: [Digest]
  /// The tree with this leaf as the last one, if it is told.
  package let root: Digest?

  /// Reads the members `leaf`, `salt`, `before` and `root` of an entry.
  package init(_ entry: JSONObject, _ refuse: (String) -> any Error) throws {
    func digest(_ json: JSON) throws -> Digest {
      guard let digest = json.string.flatMap({ Digest(hexadecimal: $0) }) else {
        throw refuse("The entry's leaf is none that concordat export wrote.")
      }
      return digest
    }
    leaf = entry.number("leaf")
    salt = entry.text("salt").flatMap { [UInt8](hexadecimal: $0) }.flatMap { Salt($0) }
    before = try (entry["before"] ?? []).array?.map(digest) ?? []
    root = try entry["root"].map(digest)
    guard (leaf == nil) == (salt == nil), leaf.map({ Int64(before.count) <= $0 }) ?? true,
      entry["before"].map({ $0.array != nil }) ?? true
    else { throw refuse("The entry's leaf is none that concordat export wrote.") }
  }
}

extension Database {
  /// The leaf after that of the last entry up to `seq`; above all others where the tree is damaged.
  package func leaf(afterEntry seq: Int64) throws -> Int64 {
    let last = try first(
      "SELECT seq FROM entries WHERE seq <= ? ORDER BY seq DESC LIMIT 1", [.integer(seq)]
    ) { $0.int64(0) }
    do {
      return try last.map { try leaf(ofEntry: $0) + 1 } ?? 0
    } catch is DamagedTree {
      return .max
    }
  }

  /// Appends what an exported entry says of its place in the tree, and gives the leaf after its own.
  ///
  /// `next` is the leaf after that of the entry before it. The last entry tells the tree too, so that the importing
  /// register can compare its own. Of a damaged tree nothing is said.
  package func export(_ seq: Int64, after next: Int64, isLast: Bool, to output: inout [UInt8])
    throws
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
