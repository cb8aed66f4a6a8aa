import Tree
import Evidence
import Imports
import JSON
import Records
import SQLite
import TestSupport
import Testing

@testable import Store

/// The tree of hashes as it grows with the log.
@Suite struct TreeTests {
  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  /// Everything that adds a leaf, in an order of the seed's.
  private func writeAnything(_ random: inout Seeded, _ number: Int, _ ids: inout [String]) throws {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: try shelf.addKey("k\(number)")
    case 1 where number > 1: try shelf.revokeKey("k\(Int.random(in: 0..<number, using: &random))")
    case 2: ids += try shelf.add("things", all: [["name": "Jug"], ["name": "Pan", "amount": 3]])
    case 3 where !ids.isEmpty:
      try shelf.patch("things", ids[0], ["amount": .integer(Int64(number))])
    case 4 where !ids.isEmpty:
      let id = ids.removeFirst()
      try shelf.delete("things", id)
      if Bool.random(using: &random) { try shelf.restore("things", id) }
    case 5:
      let rows: [JSON] = (0..<5).map { ["name": .string("Row \(number) \($0)")] }
      let other = "n\(number)"
      _ = try shelf.layReady("things", rows, meanwhile: [{ [shelf] in try shelf.addKey(other) }])
    default: ids.append(try shelf.add("things", ["name": "Urn", "story": "It whistles."]).id)
    }
  }

  @Test(arguments: UInt64(0)..<6)
  func `each head extends those before it, and shows every entry`(seed: UInt64) throws {
    var random = Seeded(seed)
    var ids: [String] = []
    var heads = [try shelf.head()]
    for number in 0..<25 {
      try writeAnything(&random, number, &ids)
      heads.append(try shelf.head())
    }
    #expect(try shelf.findings(heads).isEmpty)
    let reader = try shelf.store.makeReader()
    let last = try #require(heads.last)
    for head in heads {
      let path = try reader.consistency(from: head.size, to: last.size)
      #expect(
        Proof.shows(last.root, of: last.size, extends: head.root, of: head.size, by: path))
      #expect(try reader.treeHead(of: head.size)?.root == head.root)
    }
    let leaves = try reader.leaves(from: 0, limit: 1000)
    #expect(leaves.map(\.leaf) == Array(0..<last.size))
    #expect(leaves.compactMap(\.seq) == (try shelf.entries()).map(\.seq))
    for leaf in leaves {
      guard let seq = leaf.seq else { continue }
      let proof = try #require(try reader.inclusion(ofEntry: seq, in: last.size, for: .operators))
      #expect(proof.leaf == leaf.leaf && proof.hash == leaf.hash)
      #expect(
        Proof.shows(leaf.hash, at: leaf.leaf, of: last.size, under: last.root, by: proof.path))
      var hash = LeafHash()
      for value in try #require(proof.values) {
        guard case .shown(let text, let salt) = value else {
          Issue.record("an operator sees everything")
          continue
        }
        hash.add(LeafHash.value(salt, text))
      }
      #expect(hash.finish() == leaf.hash)
    }
    #expect(try reader.inclusion(ofEntry: 999, in: last.size, for: .operators) == nil)
    #expect(try reader.treeHead(of: last.size + 1) == nil)
  }

  @Test func `what is laid ready enters the tree when it is there, and what was given up never`()
    throws
  {
    try shelf.add("things", ["name": "Kettle"])
    let before = try shelf.head()
    let rows: [JSON] = (0..<5).map { ["name": .string("Row \($0)")] }
    let report = try shelf.layReady(
      "things", rows,
      meanwhile: [
        { [shelf] in
          #expect(try shelf.head() == before)
          try shelf.add("things", ["name": "Urn"])
          #expect(try shelf.head().size == before.size + 1)
          #expect(try shelf.findings([before]).isEmpty)
        }
      ])
    #expect(report.isKept)
    #expect(try shelf.head().size == before.size + 6)
    let refused = try shelf.layReady("things", rows + [["amount": 1]])
    #expect(!refused.isKept)
    #expect(shelf.waitUntilSwept())
    #expect(try shelf.head().size == before.size + 6)
    #expect(try shelf.findings([before, shelf.head()]).isEmpty)
  }

  @Test func `hashes over 256 leaves are kept, and worked out where they are not`() throws {
    for _ in 0..<4 {
      try shelf.add("things", all: (0..<200).map { ["name": .string("Thing \($0)")] })
    }
    try shelf.addKey("one")
    let rows: [JSON] = (0..<300).map { ["name": .string("Row \($0)")] }
    let (resource, signature) = (shelf.resource("things"), shelf.signature())
    let drafts = try rows.map { try shelf.draft("things", $0) }
    try shelf.store.perform { ledger in
      for draft in drafts { _ = try ledger.create(resource, draft, signature) }
    }
    let head = try shelf.head()
    #expect(head.size == 1101)
    shelf.store.growTree()
    #expect(comesTrue { (try? nodes()) == 4 })
    #expect(try shelf.head() == head)
    #expect(try shelf.findings([head]).isEmpty)
    try Database(path: shelf.store.path, mode: .readWrite).execute("DELETE FROM nodes")
    #expect(try shelf.head() == head)
  }

  private func nodes() throws -> Int {
    try Database(path: shelf.store.path, mode: .readOnly)
      .first("SELECT count(*) FROM nodes") { $0.int(0) } ?? 0
  }

  @Test func `two writes of the same have different leaves`() throws {
    let body: JSON = ["name": "Twin", "story": "The same."]
    try shelf.add("things", body)
    try shelf.add("things", body)
    let reader = try shelf.store.makeReader()
    let all = try (1...2).map { seq in
      try #require(try reader.inclusion(ofEntry: Int64(seq), in: 2, for: .operators)?.values)
    }
    // Of each the row itself differs; the salts of the others do.
    for (one, other) in zip(all[0], all[1]).dropFirst() {
      guard case .shown(let text, let salt) = one, case .shown(let same, let own) = other else {
        continue
      }
      #expect(salt != own, "\(String(decoding: text, as: UTF8.self))")
      #expect(LeafHash.value(salt, text) != LeafHash.value(own, same))
    }
  }

  @Test func `a log makes the same tree elsewhere, with the keys' leaves and without the keys`()
    throws
  {
    try shelf.add("things", ["name": "Kettle"])
    try shelf.addKey("one")
    try shelf.add("things", ["name": "Urn"])
    _ = try shelf.layReady(
      "things", (0..<5).map { ["name": .string("Row \($0)")] },
      meanwhile: [{ [shelf] in try shelf.addKey("two") }])
    let other = try Shelf()
    let log = try shelf.exportedLog()
    _ = try LogImporter(other.store).run(log.chunks(of: 100))
    #expect(try other.head() == shelf.head())
    #expect(try other.findings([shelf.head()]).isEmpty)
    #expect(try other.exportedLog() == log)
    #expect(try other.store.makeReader().allKeys().isEmpty)

    try shelf.add("things", ["name": "Later"])
    let last = try #require(try shelf.entries().dropLast().last?.seq)
    _ = try LogImporter(other.store).run(shelf.exportedLog(after: last).chunks(of: 100))
    #expect(try other.head() == shelf.head())
  }

  @Test func `a log whose end is missing is not said to hold the tree`() throws {
    try shelf.add("things", ["name": "Kettle"])
    let first = try shelf.exportedLog()
    try shelf.add("things", all: [["name": "Urn"], ["name": "Cup"]])
    let rest = try shelf.exportedLog(after: 1)
    let cut = Array(rest.split(separator: 0x0A)[0]) + [0x0A]
    for (logs, holds) in [
      ([first + rest], true), ([first], true), ([first, rest], true), ([first, cut], nil),
      ([first + cut], nil),
    ] {
      let other = try Shelf()
      let reports = try logs.map { try LogImporter(other.store).run($0.chunks(of: 100)) }
      #expect(reports.last?.holdsTree == holds, "\(logs.map(\.count))")
    }
  }

  @Test(arguments: [
    ("\"leaf\":0", "\"leaf\":-1"), ("\"leaf\":0", "\"leaf\":-9223372036854775808"),
    ("\"leaf\":0", "\"leaf\":\"0\""), ("\"leaf\":0", "\"leaf\":0,\"before\":1"),
    ("\"leaf\":0", "\"leaf\":0,\"before\":[\"\(String(repeating: "0", count: 64))\"]"),
  ])
  func `a leaf that cannot be is refused`(old: String, new: String) throws {
    try shelf.add("things", ["name": "Kettle"])
    let log = String(decoding: try shelf.exportedLog(), as: UTF8.self)
    try #require(log.contains(old))
    let other = try Shelf()
    #expect(throws: LogImporter.Refused.self) {
      try LogImporter(other.store).run(Array(log.replacing(old, with: new).utf8).chunks(of: 100))
    }
  }

  @Test(arguments: [
    ("tester", "jester"), ("Kettle", "Bottle"), ("\"salt\":\"", "\"salt\":\"0000"),
    ("2026-11-22T09:00:00.000Z\",\"actor", "2026-11-22T09:00:00.001Z\",\"actor"),
  ])
  func `a log that was changed on the way is refused`(old: String, new: String) throws {
    try shelf.add("things", ["name": "Kettle"])
    try shelf.add("things", ["name": "Urn"])
    let log = String(decoding: try shelf.exportedLog(), as: UTF8.self)
    var lines = log.split(separator: "\n").map(String.init)
    try #require(lines[0].contains(old))
    lines[0] = lines[0].replacing(old, with: new, maxReplacements: 1)
    if new.hasSuffix("0000") {
      lines[0] = lines[0].replacing(/("salt":"[0-9a-f]{32})[0-9a-f]{4}/) { String($0.output.1) }
    }
    let other = try Shelf()
    #expect(throws: LogImporter.Refused.self) {
      try LogImporter(other.store).run(Array(lines.joined(separator: "\n").utf8).chunks(of: 100))
    }
  }
}
