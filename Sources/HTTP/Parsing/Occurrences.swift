/// How often a field that must occur only once was seen, and where its first value lies.
struct Occurrences {
  private(set) var first: Range<Int>?
  private(set) var count = 0

  mutating func add(_ value: Range<Int>) {
    if first == nil { first = value }
    count += 1
  }
}
