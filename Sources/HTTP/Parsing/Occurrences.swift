/// How often a field that must stand once was seen, and its first value.
struct Occurrences {
  private(set) var first: ArraySlice<UInt8>?
  private(set) var count = 0

  mutating func add(_ value: ArraySlice<UInt8>) {
    if first == nil { first = value }
    count += 1
  }
}
