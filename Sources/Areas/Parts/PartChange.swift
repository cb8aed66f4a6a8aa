import Records

/// What became of smallest parts on one day: the ground of the old ones together is that of the new ones together.
///
/// Both ways in time are read from the same change, so that old and new parts are never told apart by one of
/// them alone.
struct PartChange: Sendable, Equatable {
  enum Sort {
    /// One new part holds the old ones whole.
    case joined
    /// One old part holds the new ones whole.
    case divided
    /// What the new parts were before is not known.
    case appeared
    /// What the old parts became is not known.
    case vanished
    /// Which old part became which new one is not known.
    case mixed
  }

  /// The event that says so, or the first of several.
  var event: String
  let day: CalendarDate
  /// The parts that were there until the day before, by area or bare code.
  var old: Set<String>
  /// The parts that are there from the day on.
  var new: Set<String>
  /// Whether ground of the new parts may have come from parts that are not named.
  var hasOtherOrigins = false
  /// Whether ground of the old parts may have gone to parts that are not named.
  var hasOtherFates = false
  /// What is missing, where an area of the event does not say what it is made of.
  var gap: Gap?

  /// Whether the old and the new parts are the same ground.
  var isWhole: Bool { !hasOtherOrigins && !hasOtherFates }

  /// Names the change among those of all events.
  var key: String { "\(event) \(old.min() ?? "") \(new.min() ?? "")" }

  var sort: Sort {
    if old.isEmpty { return .appeared }
    if new.isEmpty { return .vanished }
    if new.count == 1, !hasOtherFates { return .joined }
    if old.count == 1, !hasOtherOrigins { return .divided }
    return .mixed
  }

  func touches(_ other: PartChange) -> Bool {
    !old.isDisjoint(with: other.old) || !new.isDisjoint(with: other.new)
  }

  func includes(_ other: PartChange) -> Bool {
    other.old.isSubset(of: old) && other.new.isSubset(of: new)
  }

  /// Both as one change, in which it is no longer told what either said alone.
  func united(with other: PartChange) -> PartChange {
    var both = self
    both.event = min(event, other.event)
    both.old.formUnion(other.old)
    both.new.formUnion(other.new)
    both.hasOtherOrigins = hasOtherOrigins || other.hasOtherOrigins
    both.hasOtherFates = hasOtherFates || other.hasOtherFates
    both.gap = gap ?? other.gap
    return both
  }

  /// What several events of one day say together: the finer change is taken out of the coarser one, such as
  /// the merger of some districts out of the end of their county; those that say different things of one
  /// part become one.
  static func combined(_ changes: [PartChange]) -> [PartChange] {
    var found: [PartChange] = []
    func rank(_ change: PartChange) -> (Int, Int, String) {
      (change.isWhole ? 0 : 1, change.old.count + change.new.count, change.key)
    }
    for change in changes.sorted(by: { rank($0) < rank($1) }) {
      let met = found.filter { $0.touches(change) }
      if let rest = change.without(met) {
        if !rest.old.isEmpty || !rest.new.isEmpty { found.append(rest) }
      } else {
        found.removeAll { $0.touches(change) }
        found.append(met.reduce(change) { $0.united(with: $1) })
      }
    }
    return found
  }

  /// What is left of a change when the finer ones are taken out; nil where they contradict it.
  private func without(_ finer: [PartChange]) -> PartChange? {
    guard !finer.isEmpty else { return self }
    guard finer.allSatisfy({ $0.isWhole && (!isWhole || includes($0)) }) else { return nil }
    var rest = self
    for change in finer {
      rest.old.subtract(change.old)
      rest.new.subtract(change.new)
    }
    if rest.old.isEmpty, rest.new.isEmpty { return rest }
    if rest.old.isEmpty, !hasOtherOrigins { return nil }
    if rest.new.isEmpty, !hasOtherFates { return nil }
    return rest
  }
}
