import Records

/// How the ground of one area is related to that of another (domain rule on relations).
package struct Relation: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case coterminous
    case within
    case covers
    case overlaps
    /// Disjoint by their parts, with boundaries that meet.
    case touches
    case disjoint
  }

  /// Whether a statement is true, as far as that is known.
  package enum Finding: Int, Sendable, Comparable {
    case no
    case maybe
    case yes

    package static func < (left: Finding, right: Finding) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether there is ground of both; then ground of the first alone, and of the second alone.
  package private(set) var isShared = Finding.no
  package private(set) var isOnlyA = Finding.no
  package private(set) var isOnlyB = Finding.no
  /// The parts of which both have ground.
  package private(set) var shared: [String] = []
  package private(set) var onlyA: [String] = []
  package private(set) var onlyB: [String] = []
  /// The parts for which it is unknown who has them.
  package private(set) var undecided: [String] = []
  /// The parts of which each has only some ground, or perhaps none.
  package let partlyA: Set<String>
  package let partlyB: Set<String>
  /// The share of each that is in the other, in basis points by the number of parts.
  ///
  /// Nil where an area has some of a part only.
  package private(set) var coverageOfA: Int?
  package private(set) var coverageOfB: Int?
  /// Why anything is undecided; the most informative reason first.
  package private(set) var gaps: [Gap] = []

  package init(_ one: Ground, _ other: Ground) {
    var (a, b) = (one, other)
    gaps = a.gaps + b.gaps
    partlyA = Set(a.partial.union(a.loose).codes)
    partlyB = Set(b.partial.union(b.loose).codes)
    let components = Dictionary(
      grouping: Set(a.blocks.keys).union(b.blocks.keys).sorted()
    ) { (a.blocks[$0] ?? b.blocks[$0])?.component ?? $0 }
    for (_, blocks) in components.sorted(by: { $0.key < $1.key }) {
      if blocks.count == 1 { match(blocks[0], &a, &b) } else { match(blocks, &a, &b) }
    }
    a.doubt(b.blocks.values)
    b.doubt(a.blocks.values)
    if !a.gaps.isEmpty {
      let isApart = Relation.isApart(a, b)
      find(isApart ? .no : .maybe, isApart ? .yes : .maybe, .no)
      if isApart { onlyA += Relation.unclear(a) } else { undecided += Relation.unclear(a) }
    }
    if !b.gaps.isEmpty {
      let isApart = Relation.isApart(b, a)
      find(isApart ? .no : .maybe, .no, isApart ? .yes : .maybe)
      if isApart { onlyB += Relation.unclear(b) } else { undecided += Relation.unclear(b) }
    }
    let (partsA, partsB) = (a.parts, b.parts)
    rest(of: a, beside: b) { $0.find($1, $2, .no) }
    rest(of: b, beside: a) { $0.find($1, .no, $2) }
    if a.isCut || b.isCut {
      find(.maybe, .maybe, .maybe)
      gaps.append(.lost(units: partsA.union(partsB).codes))
    }
    // A part that vanished on one side and one that appeared on the other may be the same ground.
    let vanished = a.unsettled.subtracting(partsB)
    let appeared = b.unsettled.subtracting(partsA)
    let isLost = !vanished.isEmpty && !appeared.isEmpty
    if isLost { gaps.append(.lost(units: vanished.union(appeared).codes)) }
    var partial: [String] = []
    for part in partsA.union(partsB).sorted() {
      let portions = (a.portion(of: part), b.portion(of: part))
      var (both, one, other) = Relation.judge(portions.0, portions.1)
      let isElsewhere =
        (isLost && (vanished.contains(part) || appeared.contains(part)))
        || (portions.0 == .none && a.doubtful.contains(part))
        || (portions.1 == .none && b.doubtful.contains(part))
      if isElsewhere {
        both = max(both, .maybe)
        (one, other) = (min(one, .maybe), min(other, .maybe))
      }
      find(both, one, other)
      if both == .maybe || one == .maybe || other == .maybe {
        undecided.append(part.code)
        if !isElsewhere { partial.append(part.code) }
      } else if both == .yes {
        shared.append(part.code)
      } else if one == .yes {
        onlyA.append(part.code)
      } else {
        onlyB.append(part.code)
      }
    }
    if !partial.isEmpty { gaps.append(.partial(units: partial)) }
    guard gaps.isEmpty else { return }
    coverageOfA = coverage(of: a, by: b)
    coverageOfB = coverage(of: b, by: a)
  }

  /// Ground that `one` has if there is any, and `other` has not as such.
  private mutating func rest(
    of one: Ground, beside other: Ground, _ found: (inout Relation, Finding, Finding) -> Void
  ) {
    for (rest, gap) in one.rests.sorted(by: { $0.key < $1.key }) where other.rests[rest] == nil {
      // It may be what a part of the other was or became that is not known either.
      let mayBeShared = !other.unsettled.isEmpty || !other.rests.isEmpty || !other.gaps.isEmpty
      found(&self, mayBeShared ? .maybe : .no, .maybe)
      undecided.append(rest.code)
      gaps.append(gap)
    }
  }

  /// Writes what both have of a block in the same parts, where that can be done.
  private mutating func match(_ block: String, _ a: inout Ground, _ b: inout Ground) {
    guard let own = a.blocks[block] else {
      b.whole.formUnion(b.blocks[block].map { $0.wholeSide ?? $0.parts } ?? [])
      return
    }
    guard let theirs = b.blocks[block] else {
      a.whole.formUnion(own.wholeSide ?? own.parts)
      return
    }
    if Relation.areNested(own.parts, theirs.parts, a, b) {
      a.whole.formUnion(own.parts)
      b.whole.formUnion(theirs.parts)
      return
    }
    switch (own.wholeSide, theirs.wholeSide) {
    case (let side?, .some):
      a.whole.formUnion(side)
      b.whole.formUnion(side)
    case (.some, nil):
      guard let side = theirs.side else { break }
      a.whole.formUnion(side)
      return b.whole.formUnion(theirs.parts)
    case (nil, .some):
      guard let side = own.side else { break }
      a.whole.formUnion(own.parts)
      return b.whole.formUnion(side)
    case (nil, nil):
      guard let side = own.side, side == theirs.side else { break }
      a.whole.formUnion(own.parts)
      return b.whole.formUnion(theirs.parts)
    }
    guard own.wholeSide == nil || theirs.wholeSide == nil else { return }
    let isCovered = own.wholeSide != nil || theirs.wholeSide != nil
    find(
      isCovered ? .yes : .maybe, theirs.wholeSide == nil ? .maybe : .no,
      own.wholeSide == nil ? .maybe : .no)
    undecided += own.parts.union(theirs.parts).codes
    gaps.append(own.gap)
  }

  /// The same for several blocks, which may have ground in common: it is told only where one has nothing of
  /// it, or all parts that the other has.
  private mutating func match(_ blocks: [String], _ a: inout Ground, _ b: inout Ground) {
    let own = blocks.compactMap { a.blocks[$0]?.parts }.reduce(Set()) { $0.union($1) }
    let theirs = blocks.compactMap { b.blocks[$0]?.parts }.reduce(Set()) { $0.union($1) }
    if own.isEmpty || theirs.isEmpty || Relation.areNested(own, theirs, a, b) {
      a.whole.formUnion(own)
      b.whole.formUnion(theirs)
    } else {
      find(.maybe, .maybe, .maybe)
      undecided += own.union(theirs).codes
      gaps += blocks.compactMap { (a.blocks[$0] ?? b.blocks[$0])?.gap }.prefix(1)
    }
  }

  /// Whether one has all parts that the other has, and those that it has beside them hold no ground of these.
  private static func areNested(
    _ own: Set<Part>, _ theirs: Set<Part>, _ a: Ground, _ b: Ground
  ) -> Bool {
    own == theirs || (own.isSubset(of: theirs) && b.isOfOneDay)
      || (theirs.isSubset(of: own) && a.isOfOneDay)
  }

  /// Whether the unclear parts of `one` are certainly outside `other`.
  private static func isApart(_ one: Ground, _ other: Ground) -> Bool {
    other.gaps.isEmpty && other.unsettled.isEmpty && one.doubtful.isDisjoint(with: other.parts)
  }

  /// The parts that could not be expressed in those of the other days.
  private static func unclear(_ ground: Ground) -> [String] {
    ground.gaps.compactMap { gap in
      guard case .transfer(_, let unit) = gap else { return nil }
      return unit
    }
  }

  private mutating func find(_ both: Finding, _ one: Finding, _ other: Finding) {
    isShared = max(isShared, both)
    isOnlyA = max(isOnlyA, one)
    isOnlyB = max(isOnlyB, other)
  }

  /// Whether a part has ground of both areas, of the first alone and of the second alone.
  private static func judge(_ a: Ground.Portion, _ b: Ground.Portion) -> (Finding, Finding, Finding)
  {
    switch (a, b) {
    case (.none, .none): (.no, .no, .no)
    case (.all, .all): (.yes, .no, .no)
    case (.all, .some): (.yes, .yes, .no)
    case (.some, .all): (.yes, .no, .yes)
    case (.all, .none), (.some, .none): (.no, .yes, .no)
    case (.none, .all), (.none, .some): (.no, .no, .yes)
    case (.unknown, .none): (.no, .maybe, .no)
    case (.none, .unknown): (.no, .no, .maybe)
    case (.all, .unknown): (.maybe, .maybe, .no)
    case (.unknown, .all): (.maybe, .no, .maybe)
    case (.some, .some), (.some, .unknown), (.unknown, .some), (.unknown, .unknown):
      (.maybe, .maybe, .maybe)
    }
  }

  /// The relation of the first to the second by their parts; throws the reason if it is undecided.
  package var kind: Kind {
    get throws(Gap) {
      switch (isShared, isOnlyA, isOnlyB) {
      case (.no, _, _): return .disjoint
      case (.yes, .no, .no): return .coterminous
      case (.yes, .no, .yes): return .within
      case (.yes, .yes, .no): return .covers
      case (.yes, .yes, .yes): return .overlaps
      default: throw gaps[0]
      }
    }
  }

  /// Whether both have the same ground.
  package var isEqual: Finding {
    if isOnlyA == .yes || isOnlyB == .yes || isShared == .no { return .no }
    return isOnlyA == .no && isOnlyB == .no ? isShared : .maybe
  }

  /// The share of `one` that is in `other`, in basis points by the number of parts.
  ///
  /// Nil where an area has some of a part only.
  private func coverage(of one: Ground, by other: Ground) -> Int? {
    guard undecided.isEmpty, one.partial.isEmpty, one.loose.isEmpty, !one.whole.isEmpty,
      other.partial.isDisjoint(with: one.whole)
    else { return nil }
    guard !shared.isEmpty else { return 0 }
    // Rounded down, so that less than everything is never 10,000; and never down to 0.
    return max(1, shared.count * 10_000 / one.whole.count)
  }
}
