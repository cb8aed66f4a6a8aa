import JSON

/// Searches documents for a member by the bytes of its name, quotes and colon included, which stand nowhere
/// else: a string that holds them has a backslash before each quote.
///
/// By Horspool's method most bytes are passed over: of a name of ten letters one in ten is looked at, where
/// going from value to value looks at all of them.
struct MemberSearch: Sendable {
  private let wanted: [UInt8]
  /// How far the end of the name may be moved on from each byte.
  private let steps: [UInt8]

  /// Nil for a name too long for a step in one byte.
  init?(_ name: String) {
    let wanted = Array("\"\(name)\":".utf8)
    guard wanted.count <= UInt8.max else { return nil }
    var steps = [UInt8](repeating: UInt8(wanted.count), count: 256)
    for (place, byte) in wanted.dropLast().enumerated() {
      steps[Int(byte)] = UInt8(wanted.count - 1 - place)
    }
    (self.wanted, self.steps) = (wanted, steps)
  }

  /// Where the value of the first such member in `range` begins; nil if there is none.
  func value(in document: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    wanted.withUnsafeBufferPointer { wanted in
      steps.withUnsafeBufferPointer { steps in
        var end = range.lowerBound + wanted.count - 1
        while end < range.upperBound {
          let last = document[end]
          if last == wanted[wanted.count - 1] {
            var offset = 2
            while offset <= wanted.count,
              document[end + 1 - offset] == wanted[wanted.count - offset]
            {
              offset += 1
            }
            if offset > wanted.count { return end + 1 }
          }
          end += Int(steps[Int(last)])
        }
        return nil
      }
    }
  }
}
