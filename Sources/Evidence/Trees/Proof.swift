/// Whether the hashes of a proof show what they should (RFC 9162, 2.1.3.2 and 2.1.4.2).
package enum Proof {
  /// Whether `path` shows that `leaf` is the one at `index` of the `size` leaves that `root` is over.
  package static func shows(
    _ leaf: Digest, at index: Int64, of size: Int64, under root: Digest, by path: [Digest]
  ) -> Bool {
    guard 0 <= index, index < size else { return false }
    var (place, last) = (index, size - 1)
    var hash = leaf
    for step in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = HashTree.node(step, hash)
        let rise = place & 1 == 1 ? 0 : Int64(place.trailingZeroBitCount)
        // A leaf at the ragged end goes up without a neighbour until it is a right one.
        (place, last) = (place >> rise, last >> rise)
      } else {
        hash = HashTree.node(hash, step)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether `path` shows that the `size` leaves under `root` begin with the `earlier` ones under `first`.
  package static func shows(
    _ root: Digest, of size: Int64, extends first: Digest, of earlier: Int64, by path: [Digest]
  ) -> Bool {
    guard 0 <= earlier, earlier <= size else { return false }
    if earlier == size { return path.isEmpty && first == root }
    if earlier == 0 { return path.isEmpty && first == HashTree.empty }
    let isWhole = earlier & (earlier - 1) == 0
    guard let start = isWhole ? first : path.first else { return false }
    let rise = Int64((~(earlier - 1)).trailingZeroBitCount)
    var (place, last) = ((earlier - 1) >> rise, (size - 1) >> rise)
    var (old, new) = (start, start)
    for step in isWhole ? path[...] : path.dropFirst() {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        old = HashTree.node(step, old)
        new = HashTree.node(step, new)
        let rise = place & 1 == 1 ? 0 : Int64(place.trailingZeroBitCount)
        (place, last) = (place >> rise, last >> rise)
      } else {
        new = HashTree.node(new, step)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && old == first && new == root
  }
}
