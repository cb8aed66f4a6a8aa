import TestSupport
import Testing

@testable import Register

/// Coverage against a model that looks at every pair of bid and council.
@Suite struct CoverageTests {
  @Test func `each council and partner is counted once, whatever bids have in common`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("coverage: seed \(seed)")
    var random = Seeded(seed)
    for _ in 0..<300 {
      let bids = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        func some(_ letter: String) -> [String] {
          (0..<Int.random(in: 0...5, using: &random)).map { _ in
            "\(letter)\(Int.random(in: 0..<6, using: &random))"
          }
        }
        return Coverage.Bid(
          authorities: some("a"), partners: some("p"),
          unidentified: Int.random(in: 0...2, using: &random))
      }
      let coverage = Coverage(bids)
      let names = (0..<6).map { "a\($0)" }
      for name in names {
        let places = bids.indices.filter { bids[$0].authorities.contains(name) }
        #expect(coverage.authorities[name] ?? [] == places, "seed \(seed)")
      }
      #expect(
        coverage.repeated.sorted()
          == names.filter { name in bids.count { $0.authorities.contains(name) } > 1 },
        "seed \(seed)")
      #expect(
        coverage.partners.count
          == (0..<6).count { number in bids.contains { $0.partners.contains("p\(number)") } })
      #expect(coverage.undecided.count == bids.count { $0.authorities.isEmpty })
      // Taken together or in two halves, the councils are the same; their numbers need not add up.
      let halves = [
        Coverage(Array(bids.prefix(bids.count / 2))),
        Coverage(Array(bids.dropFirst(bids.count / 2))),
      ]
      #expect(
        Set(coverage.authorities.keys)
          == halves.reduce(into: []) { $0.formUnion($1.authorities.keys) })
    }
  }
}
