/// A histogram: how many values fall into each bucket, and their sum.
package struct Distribution: Sendable {
  /// The upper bounds of the buckets, ascending.
  package let bounds: [Double]
  /// The count of each bucket; one more than the bounds, the last for values above all of them.
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
