import Records
import TestSupport
import Testing

@Suite struct ConstantTimeTests {
  @Test(arguments: UInt64(0)..<50)
  func `it says what == says`(seed: UInt64) {
    var random = Seeded(seed)
    let left = (0..<Int.random(in: 0...33, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    var right = left
    #expect(ConstantTime.equal(left, right))
    if !right.isEmpty {
      right[Int.random(in: right.indices, using: &random)] ^=
        1 << UInt8.random(in: 0...7, using: &random)
      #expect(!ConstantTime.equal(left, right))
    }
    #expect(!ConstantTime.equal(left, right + [0]) && !ConstantTime.equal(left + [1], right))
  }
}
