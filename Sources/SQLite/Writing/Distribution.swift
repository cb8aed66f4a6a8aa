/// How often values came to how much: a count for each bound, the rest above, and the sum.
package struct Distribution: Sendable {
  /// The upper ends of the buckets, ascending.
  package let bounds: [Double]
  /// One more than the bounds; the last is for what exceeds them all.
  package private(set) var counts: [Int]
  package private(set) var sum = 0.0

  init(_ bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  mutating func add(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }
}
