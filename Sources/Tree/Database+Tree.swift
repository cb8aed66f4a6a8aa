package import Evidence
package import SQLite

/// The tree's hashes as they are kept: each leaf's, and those over every 256 leaves, and over every 256 of these.
///
/// Whatever lies between is worked out from at most 256 of them. A write so adds one row, and nothing above it until
/// 256 are together.
extension Database {
  /// The height between the levels that are kept.
  package static let treeStep = 8
  /// How many hashes one of the next level is over.
  private static let treeWidth: Int64 = 256

  /// The tree over what is visible now.
  package var tree: HashTree { HashTree { try self.node(height: $0, $1) } }

  /// The head of the tree as of `size`, or now.
  package func treeHead(of size: Int64? = nil) throws -> TreeHead {
    let size = try size ?? treeSize()
    let first = size == 0 ? nil : try leafHashes(0, 1).first
    return TreeHead(first: first, size: size, root: try tree.root(of: size))
  }

  private func node(height: Int, _ index: Int64) throws -> Digest {
    var level = height / Database.treeStep
    if level > 0, height == level * Database.treeStep {
      if let kept = try kept(level, index, 1).first { return kept }
      level -= 1
    }
    let rise = height - level * Database.treeStep
    let (first, count) = (index << Int64(rise), Int64(1) << Int64(rise))
    if level == 0 { return Frontier.whole(try leafHashes(first, count)) }
    let kept = try kept(level, first, count)
    guard kept.count < Int(count) else { return Frontier.whole(kept) }
    // Some are not kept yet; what a row says by its number alone is not told apart here.
    return Frontier.whole(
      try (first..<first + count).map { try node(height: level * Database.treeStep, $0) })
  }

  private func kept(_ level: Int, _ first: Int64, _ count: Int64) throws -> [Digest] {
    try rows(
      "SELECT hash FROM nodes WHERE level = ? AND number >= ? AND number < ? ORDER BY number",
      [.integer(Int64(level)), .integer(first), .integer(first + count)], Database.digest)
  }

  /// The hashes of `count` leaves from `first` on.
  package func leafHashes(_ first: Int64, _ count: Int64) throws -> [Digest] {
    let end = first + count
    var hashes: [Digest] = []
    hashes.reserveCapacity(Int(count))
    let turns = try turns(from: first, to: end)
    for (index, turn) in turns.enumerated() {
      switch turn.place {
      case .entries(let seq):
        let next = index + 1 < turns.count ? turns[index + 1].leaf : end
        let start = seq + max(0, first - turn.leaf)
        hashes += try rows(
          "SELECT hash FROM leaves WHERE seq >= ? AND seq < ? ORDER BY seq",
          [.integer(start), .integer(seq + next - turn.leaf)], Database.digest)
      case .keyChange(let number):
        hashes += try rows(
          "SELECT leaf FROM key_changes WHERE number = ?", [.integer(number)], Database.digest)
      case .foreign(let hash): hashes.append(hash)
      }
    }
    guard hashes.count == Int(count) else { throw DamagedTree() }
    return hashes
  }

  /// How many hashes over 256 leaves could be kept and are not, so that they are worked out when they are asked for.
  package var lackingNodes: Int64 {
    get throws {
      let kept = try first("SELECT coalesce(max(number) + 1, 0) FROM nodes WHERE level = 1") {
        $0.int64(0)
      }
      return try max(0, treeSize() / Database.treeWidth - (kept ?? 0))
    }
  }

  /// Keeps at most so many more hashes over 256 of the level below that are whole; whether there are more.
  @discardableResult
  package func growTree(by most: Int64) throws -> Bool {
    var (below, left) = (try treeSize(), most)
    var level = 1
    while below >= Database.treeWidth {
      let known =
        try first(
          "SELECT coalesce(max(number) + 1, 0) FROM nodes WHERE level = ?", [.integer(Int64(level))]
        ) { $0.int64(0) } ?? 0
      let whole = below / Database.treeWidth
      let end = min(whole, known + left)
      for number in known..<max(known, end) {
        let start = number * Database.treeWidth
        let hashes =
          try level == 1
          ? leafHashes(start, Database.treeWidth) : kept(level - 1, start, Database.treeWidth)
        guard hashes.count == Int(Database.treeWidth) else { throw DamagedTree() }
        try run(
          "INSERT INTO nodes (level, number, hash) VALUES (?, ?, ?)", .integer(Int64(level)),
          .integer(number), .blob(Frontier.whole(hashes).bytes))
      }
      if end < whole { return true }
      left -= max(0, end - known)
      (below, level) = (whole, level + 1)
    }
    return false
  }

  private static func digest(_ row: Statement) throws -> Digest {
    guard let digest = row.withBytes(0, { Digest($0) }) else { throw DamagedTree() }
    return digest
  }
}
