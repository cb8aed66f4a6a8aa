/// Who stands behind several bids, each counted once.
struct Coverage {
  /// One bid, as far as it is counted.
  struct Bid {
    let authorities: [String]
    let partners: [String]
    /// How many partners are known by name alone, so that nobody can say whether they are others' too.
    let unidentified: Int
  }

  /// The places of the bids that each authority is behind.
  let authorities: [String: [Int]]
  let partners: Set<String>
  let unidentified: Int
  /// The places of the bids of which no authority is known.
  let undecided: [Int]

  init(_ bids: [Bid]) {
    var authorities: [String: [Int]] = [:]
    for (place, bid) in bids.enumerated() {
      for authority in Set(bid.authorities) { authorities[authority, default: []].append(place) }
    }
    self.authorities = authorities
    partners = Set(bids.flatMap(\.partners))
    unidentified = bids.reduce(0) { $0 + $1.unidentified }
    undecided = bids.indices.filter { bids[$0].authorities.isEmpty }
  }

  /// The authorities behind more than one bid.
  var repeated: [String] { authorities.filter { $0.value.count > 1 }.map(\.key) }
}
