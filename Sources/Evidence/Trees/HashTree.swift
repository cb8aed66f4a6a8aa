/// A tree of hashes over a list of leaves, as RFC 6962 (2.1) and RFC 9162 (2.1) define it.
///
/// It keeps none of them: `node` gives the hash over the 2^height leaves from index × 2^height on, all of which must
/// be there. Whoever keeps those can choose which to keep and which to work out.
package struct HashTree {
  package typealias Node = (_ height: Int, _ index: Int64) throws -> Digest

  private let node: Node

  package init(_ node: @escaping Node) { self.node = node }

  /// The hash over no leaves.
  package static let empty = SHA256.hash(EmptyCollection())

  /// The hash of a leaf that says `data`.
  package static func leaf(_ data: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hash.update($0) }
    hash.update(data)
    return hash.finished()
  }

  /// The hash over what two hashes are over.
  package static func node(_ left: Digest, _ right: Digest) -> Digest {
    var hash = SHA256()
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest.count, alignment: 1) { bytes in
      bytes[0] = 1
      left.withBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[1...]).copyMemory(from: $0) }
      right.withBytes {
        UnsafeMutableRawBufferPointer(rebasing: bytes[(1 + Digest.count)...]).copyMemory(from: $0)
      }
      hash.update(UnsafeRawBufferPointer(bytes))
    }
    return hash.finished()
  }

  /// The hash over the first `size` leaves.
  package func root(of size: Int64) throws -> Digest {
    size == 0 ? HashTree.empty : try hash(0, size)
  }

  /// What shows that the leaf at `index` is among the first `size`: the hashes beside its way up (RFC 9162, 2.1.3.1).
  package func inclusion(of index: Int64, in size: Int64) throws -> [Digest] {
    precondition(0 <= index && index < size, "a leaf that is there")
    var (first, end) = (Int64(0), size)
    var path: [Digest] = []
    while end - first > 1 {
      let middle = first + HashTree.split(end - first)
      if index < middle {
        path.append(try hash(middle, end))
        end = middle
      } else {
        path.append(try hash(first, middle))
        first = middle
      }
    }
    return path.reversed()
  }

  /// What shows that the first `size` leaves begin with the first `earlier` (RFC 9162, 2.1.4.1).
  package func consistency(from earlier: Int64, to size: Int64) throws -> [Digest] {
    precondition(0 <= earlier && earlier <= size, "an earlier size")
    guard earlier > 0, earlier < size else { return [] }
    var (first, end) = (Int64(0), size)
    var path: [Digest] = []
    while end != earlier {
      let middle = first + HashTree.split(end - first)
      if earlier <= middle {
        path.append(try hash(middle, end))
        end = middle
      } else {
        path.append(try hash(first, middle))
        first = middle
      }
    }
    // What both begin with is the earlier root itself, which whoever asks has.
    if first > 0 { path.append(try hash(first, end)) }
    return path.reversed()
  }

  /// The hash over the leaves from `first` to before `end`; `first` is a multiple of a power of two that is no less
  /// than their number.
  private func hash(_ first: Int64, _ end: Int64) throws -> Digest {
    let count = end - first
    let height = count.trailingZeroBitCount
    if count == 1 << Int64(height) { return try node(height, first >> Int64(height)) }
    let middle = first + HashTree.split(count)
    return HashTree.node(try hash(first, middle), try hash(middle, end))
  }

  /// The largest power of two below `count`.
  private static func split(_ count: Int64) -> Int64 {
    1 << Int64(Int64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
