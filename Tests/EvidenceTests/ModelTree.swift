import TestSupport

@testable import Evidence

/// A tree as RFC 6962 (2.1) words it, worked out anew for each question.
struct ModelTree {
  let leaves: [Digest]

  init(_ leaves: [Digest]) { self.leaves = leaves }

  init(using random: inout Seeded, count: Int) {
    leaves = (0..<count).map { _ in Digest.random(using: &random) }
  }

  /// What is tested, over these leaves.
  var tree: HashTree {
    HashTree { height, index in root(Int(index) << height..<Int(index + 1) << height) }
  }

  /// MTH of some leaves.
  func root(_ range: Range<Int>) -> Digest {
    switch range.count {
    case 0: return SHA256.hash([])
    case 1: return leaves[range.lowerBound]
    default:
      let middle = range.lowerBound + split(range.count)
      let (left, right) = (root(range.lowerBound..<middle), root(middle..<range.upperBound))
      return SHA256.hash([1] + left.bytes + right.bytes)
    }
  }

  /// PATH of a leaf.
  func path(to index: Int, in range: Range<Int>) -> [Digest] {
    guard range.count > 1 else { return [] }
    let middle = range.lowerBound + split(range.count)
    return index < middle
      ? path(to: index, in: range.lowerBound..<middle) + [root(middle..<range.upperBound)]
      : path(to: index, in: middle..<range.upperBound) + [root(range.lowerBound..<middle)]
  }

  /// PROOF of an earlier size; nothing to show of none.
  func `extension`(of earlier: Int) -> [Digest] {
    earlier == 0 ? [] : part(earlier, in: 0..<leaves.count, isOriginal: true)
  }

  /// SUBPROOF.
  private func part(_ earlier: Int, in range: Range<Int>, isOriginal: Bool) -> [Digest] {
    if earlier == range.count { return isOriginal ? [] : [root(range)] }
    let size = split(range.count)
    let middle = range.lowerBound + size
    return earlier <= size
      ? part(earlier, in: range.lowerBound..<middle, isOriginal: isOriginal)
        + [root(middle..<range.upperBound)]
      : part(earlier - size, in: middle..<range.upperBound, isOriginal: false)
        + [root(range.lowerBound..<middle)]
  }

  private func split(_ count: Int) -> Int {
    var size = 1
    while size * 2 < count { size *= 2 }
    return size
  }
}

extension Digest {
  static func random(using random: inout Seeded) -> Digest {
    SHA256.hash((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }
}
