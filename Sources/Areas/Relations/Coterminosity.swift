package import Records

/// Finds areas with the same ground among many, on one day.
///
/// Areas are compared in pairs only if they have a part in common, or if too little is known about
/// both.
package struct Coterminosity {
  /// Two areas with the same ground.
  package struct Pair: Sendable {
    package let a: AreaHistory
    package let b: AreaHistory
    package let layer: String
  }

  /// One or two areas that cannot be compared.
  package struct Doubt: Sendable {
    package let a: AreaHistory
    /// Nil if `a` cannot be compared with any other area.
    package let b: AreaHistory?
    package let gap: Gap
  }

  package private(set) var pairs: [Pair] = []
  package private(set) var doubts: [Doubt] = []
  private let gazetteer: Gazetteer
  private let day: CalendarDate

  /// Compares each of `ones` with each of `others`, in `layer`.
  ///
  /// Without `layer`, in the first one in which both areas state their parts.
  package init(
    _ ones: [AreaHistory], _ others: [AreaHistory], on day: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws(Effort.Ended) {
    (self.gazetteer, self.day) = (gazetteer, day)
    var sides: [String: [String: Side]] = [:]
    for area in ones + others where sides[area.id] == nil {
      try Effort.check()
      sides[area.id] = [:]
      for layer in layer.map({ [$0] }) ?? Gazetteer.layers {
        sides[area.id]?[layer] = try? gazetteer.side(area, on: day, in: layer)
      }
    }
    func layers(_ area: AreaHistory) -> [String: Side] { sides[area.id] ?? [:] }
    var told: Set<String> = []
    for area in ones + others where layers(area).isEmpty && told.insert(area.id).inserted {
      let gap = Gap.layer(area: area.id, layer: layer ?? "lad", day: area.life.nearest(to: day))
      doubts.append(Doubt(a: area, b: nil, gap: gap))
    }
    var earlier: [String] = []
    for layer in Gazetteer.layers {
      let (a, b) = (
        ones.compactMap { layers($0)[layer] }, others.compactMap { layers($0)[layer] }
      )
      try compare(a, b, in: layer) { one, other in
        earlier.contains { layers(one)[$0] != nil && layers(other)[$0] != nil }
      }
      earlier.append(layer)
    }
    try apart(ones, others) { Set(layers($0).keys) }
  }

  /// Records two areas that both state their parts, but in no common layer.
  private mutating func apart(
    _ ones: [AreaHistory], _ others: [AreaHistory], _ layers: (AreaHistory) -> Set<String>
  ) throws(Effort.Ended) {
    let kinds = Set(others.map(layers)).subtracting([[]])
    for one in ones {
      try Effort.check()
      let own = layers(one)
      guard !own.isEmpty, kinds.contains(where: { $0.isDisjoint(with: own) }) else { continue }
      for other in others where other.id != one.id {
        let theirs = layers(other)
        guard !theirs.isEmpty, theirs.isDisjoint(with: own) else { continue }
        let layer = Gazetteer.layers.first { own.contains($0) } ?? "lad"
        doubts.append(
          Doubt(
            a: one, b: other,
            gap: .layer(area: other.id, layer: layer, day: other.life.nearest(to: day))))
      }
    }
  }

  private mutating func compare(
    _ ones: [Side], _ others: [Side], in layer: String,
    isDone: (AreaHistory, AreaHistory) -> Bool
  ) throws(Effort.Ended) {
    guard let window = gazetteer.window((ones + others).flatMap(\.sets), in: layer), !ones.isEmpty,
      !others.isEmpty
    else { return }
    let walk = PartWalk(gazetteer, in: layer, over: window)
    var grounds: [String: Ground] = [:]
    for side in ones + others where grounds[side.area.id] == nil {
      try Effort.check()
      grounds[side.area.id] = gazetteer.ground(of: side.sets, by: walk)
    }
    func ground(_ side: Side) -> Ground { grounds[side.area.id] ?? Ground() }
    var byPart: [Part: [Int]] = [:]
    var unclear: [Int] = []
    for (index, side) in others.enumerated() {
      let ground = ground(side)
      for part in ground.parts { byPart[part, default: []].append(index) }
      if !ground.unsettled.isEmpty || !ground.gaps.isEmpty || !ground.blocks.isEmpty
        || !ground.rests.isEmpty || ground.isCut
      {
        unclear.append(index)
      }
    }
    for one in ones {
      let own = ground(one)
      // Any area with the same ground has this part, unless its parts are unclear.
      let certain = own.whole.union(own.partial)
      var candidates: Set<Int>
      if let part = certain.subtracting(own.unsettled).min() ?? certain.min() {
        candidates = Set(byPart[part] ?? [])
        candidates.formUnion(unclear)
      } else {
        candidates = Set(others.indices)
      }
      for index in candidates.sorted() {
        try Effort.check()
        let other = others[index]
        let theirs = ground(other)
        guard other.area.id != one.area.id, !isDone(one.area, other.area),
          !own.exceeds(theirs), !theirs.exceeds(own)
        else { continue }
        var found = Relation(own, theirs)
        if found.isEqual == .maybe {
          // Between the days of these two alone there may be fewer events.
          found = gazetteer.compare(one.sets, other.sets, in: layer)
        }
        switch found.isEqual {
        case .yes: pairs.append(Pair(a: one.area, b: other.area, layer: layer))
        case .no: continue
        case .maybe:
          doubts.append(
            Doubt(a: one.area, b: other.area, gap: found.gaps.first ?? .partial(units: [])))
        }
      }
    }
  }
}
