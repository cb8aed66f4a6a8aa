import TestSupport
import Testing

@testable import Evidence

@Suite struct HashTreeTests {
  /// The leaves and roots with which the reference implementation of RFC 6962 is tested
  /// (google/certificate-transparency, merkle_tree_test).
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]
  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test(arguments: 0...8) func `the roots of the reference come out`(size: Int) throws {
    let model = ModelTree(HashTreeTests.leaves.map { $0.withUnsafeBytes { HashTree.leaf($0) } })
    #expect(try model.tree.root(of: Int64(size)).hexadecimal == HashTreeTests.roots[size])
    var frontier = Frontier()
    for leaf in model.leaves.prefix(size) { frontier.append(leaf) }
    #expect(frontier.root.hexadecimal == HashTreeTests.roots[size])
  }

  @Test func `the proofs of the reference come out`() throws {
    let tree = ModelTree(HashTreeTests.leaves.map { $0.withUnsafeBytes { HashTree.leaf($0) } }).tree
    #expect(
      try tree.inclusion(of: 0, in: 8).map(\.hexadecimal) == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ])
    #expect(
      try tree.inclusion(of: 1, in: 5).map(\.hexadecimal) == [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ])
    #expect(
      try tree.consistency(from: 2, to: 5).map(\.hexadecimal) == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ])
  }

  @Test(arguments: UInt64(0)..<20)
  func `every proof is the slow model's, and shows what it should`(seed: UInt64) throws {
    var random = Seeded(seed)
    let model = ModelTree(using: &random, count: Int.random(in: 1...40, using: &random))
    let size = Int64(model.leaves.count)
    let root = model.root(0..<model.leaves.count)
    #expect(try model.tree.root(of: size) == root)
    for index in model.leaves.indices {
      let path = try model.tree.inclusion(of: Int64(index), in: size)
      #expect(path == model.path(to: index, in: 0..<model.leaves.count))
      #expect(
        Proof.shows(model.leaves[index], at: Int64(index), of: size, under: root, by: path))
    }
    for earlier in 0...model.leaves.count {
      let path = try model.tree.consistency(from: Int64(earlier), to: size)
      #expect(path == model.extension(of: earlier))
      let first = model.root(0..<earlier)
      #expect(Proof.shows(root, of: size, extends: first, of: Int64(earlier), by: path))
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func `a proof of which anything is changed shows nothing`(seed: UInt64) throws {
    var random = Seeded(seed)
    let model = ModelTree(using: &random, count: Int.random(in: 2...70, using: &random))
    let size = Int64(model.leaves.count)
    let root = model.root(0..<model.leaves.count)
    let index = Int64.random(in: 0..<size, using: &random)
    let earlier = Int64.random(in: 1..<size, using: &random)
    let first = model.root(0..<Int(earlier))
    let leaf = model.leaves[Int(index)]
    let other = Digest.random(using: &random)

    let path = try model.tree.inclusion(of: index, in: size)
    for changed in path.changes(with: other) {
      #expect(!Proof.shows(leaf, at: index, of: size, under: root, by: changed))
    }
    #expect(!Proof.shows(other, at: index, of: size, under: root, by: path))
    #expect(!Proof.shows(leaf, at: index, of: size, under: other, by: path))
    for wrong in [-1, size] + (0..<size).filter({ $0 != index }) {
      #expect(!Proof.shows(leaf, at: wrong, of: size, under: root, by: path))
    }

    let link = try model.tree.consistency(from: earlier, to: size)
    for changed in link.changes(with: other) {
      #expect(!Proof.shows(root, of: size, extends: first, of: earlier, by: changed))
    }
    #expect(!Proof.shows(other, of: size, extends: first, of: earlier, by: link))
    #expect(!Proof.shows(root, of: size, extends: other, of: earlier, by: link))
    #expect(!Proof.shows(root, of: size, extends: root, of: earlier, by: link))
  }

  @Test(arguments: UInt64(0)..<10)
  func `a frontier tells each whole subtree once, and a whole subtree is the model's`(
    seed: UInt64
  ) {
    var random = Seeded(seed)
    let model = ModelTree(using: &random, count: Int.random(in: 1...70, using: &random))
    var frontier = Frontier()
    var told: [[Int64]: Digest] = [:]
    for leaf in model.leaves {
      frontier.append(leaf) { height, index, hash in
        #expect(told.updateValue(hash, forKey: [Int64(height), index]) == nil)
      }
    }
    #expect(frontier.root == model.root(0..<model.leaves.count))
    for height in 1...6 {
      for index in 0..<model.leaves.count >> height {
        let range = index << height..<(index + 1) << height
        #expect(told.removeValue(forKey: [Int64(height), Int64(index)]) == model.root(range))
        #expect(Frontier.whole(Array(model.leaves[range])) == model.root(range))
      }
    }
    #expect(told.isEmpty)
  }
}

extension [Digest] {
  /// Each with one hash less, one changed, one more, or two swapped.
  fileprivate func changes(with other: Digest) -> [[Digest]] {
    var all = [self + [other], [other] + self]
    for place in indices {
      var (less, changed) = (self, self)
      less.remove(at: place)
      changed[place] = other
      all += [less, changed]
      if place > 0 {
        var swapped = self
        swapped.swapAt(place, place - 1)
        all.append(swapped)
      }
    }
    return all
  }
}
