import TestSupport
import Testing

@testable import HTTP

@Suite struct PotTests {
  private let one = Payer(id: 1, hasKey: false)

  @Test func `nobody has more than a quarter, and the last quarter is for those with a key`() {
    let pot = Pot(16)
    #expect(pot.take(4, for: one) && !pot.take(1, for: one))
    for id in UInt64(2)...3 { #expect(pot.take(4, for: Payer(id: id, hasKey: false))) }
    #expect(!pot.take(1, for: Payer(id: 4, hasKey: false)))
    #expect(!pot.take(5, for: Payer(id: 5, hasKey: true)))
    #expect(pot.take(4, for: Payer(id: 5, hasKey: true)))
    #expect(!pot.take(1, for: nil) && pot.used == 16)
    pot.giveBack(2, of: one)
    #expect(pot.take(2, for: nil) && pot.used == 16)
  }

  @Test func `of a small pot each may have one`() {
    let pot = Pot(2)
    let (first, second) = (Payer(id: 1, hasKey: true), Payer(id: 2, hasKey: true))
    #expect(pot.take(1, for: first) && !pot.take(1, for: first) && pot.take(1, for: second))
  }

  @Test(arguments: UInt64(0)..<20)
  func `whatever is taken and given back, the shares are kept`(seed: UInt64) {
    var random = Seeded(seed)
    let pot = Pot(Int.random(in: 8...64, using: &random))
    var shares: [UInt64: Int] = [:]
    for _ in 0..<500 {
      let payer = Payer(
        id: UInt64.random(in: 1...12, using: &random), hasKey: Bool.random(using: &random))
      let share = shares[payer.id, default: 0]
      if Bool.random(using: &random), share > 0 {
        let count = Int.random(in: 1...share, using: &random)
        pot.giveBack(count, of: payer)
        shares[payer.id] = share - count
      } else {
        let count = Int.random(in: 1...6, using: &random)
        let used = shares.values.reduce(0, +)
        let isDue =
          share + count <= pot.size / 4
          && used + count <= (payer.hasKey ? pot.size : pot.size - pot.size / 4)
        #expect(pot.take(count, for: payer) == isDue, "seed \(seed)")
        if isDue { shares[payer.id] = share + count }
      }
      #expect(pot.used == shares.values.reduce(0, +), "seed \(seed)")
    }
  }
}
