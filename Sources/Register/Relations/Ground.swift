/// What an area is made of, in parts that can be compared with those of another area.
package struct Ground: Sendable, Equatable {
  /// How much of a part an area has.
  package enum Portion: Sendable {
    case none
    /// Some of it, but not all.
    case some
    case all
    /// None, some or all: it is unknown.
    case unknown
  }

  /// The ground of an event that has two divisions into parts, which cannot be compared one by one.
  struct Block: Sendable, Equatable {
    /// The parts of it that belong to the area, from before the event, since then, or both.
    var parts: Set<String>
    /// All parts from before the event, and all since then.
    let old: Set<String>
    let new: Set<String>
    /// Shared by all events whose ground may overlap with this one's.
    let component: String

    /// The parts of a division that the area has completely; nil if it has neither completely.
    var wholeSide: Set<String>? {
      if !old.isEmpty, old.isSubset(of: parts) { return old }
      return !new.isEmpty && new.isSubset(of: parts) ? new : nil
    }

    /// The division to which all of the area's parts belong; nil if there is no single one.
    var side: Set<String>? {
      parts.isSubset(of: old) ? old : parts.isSubset(of: new) ? new : nil
    }
  }

  package var whole: Set<String> = []
  /// Parts of which some ground belongs to the area and some does not.
  package var partial: Set<String> = []
  /// Parts of which it is unknown whether any ground belongs to the area.
  ///
  /// They are pieces of a divided part of which it had some, or a part of which two members have
  /// some.
  package var loose: Set<String> = []
  /// Its parts for which it is unknown what they were, or became, on the other days compared.
  package var unsettled: Set<String> = []
  /// The blocks of ground of which it has parts, by event id.
  var blocks: [String: Block] = [:]
  /// Why further parts of it could not be expressed in those of the other days.
  package var gaps: [Gap] = []
  /// The components of the events in whose ground those further parts are.
  var doubtfulComponents: Set<String> = []
  /// The parts in which those further parts may be.
  package var doubtful: Set<String> = []

  package init() {}

  /// All parts of which it has, or may have, some ground.
  package var parts: Set<String> { whole.union(partial).union(loose) }

  /// Whether it certainly has ground outside `other`.
  func exceeds(_ other: Ground) -> Bool {
    func isOutside(_ part: String) -> Bool {
      !unsettled.contains(part) && other.portion(of: part) == .none
        && !other.doubtful.contains(part)
    }
    return whole.contains(where: isOutside) || partial.contains(where: isOutside)
  }

  /// Records that its unclear parts may be in any of `blocks` connected with their events.
  mutating func doubt(_ blocks: some Sequence<Block>) {
    for block in blocks where doubtfulComponents.contains(block.component) {
      doubtful.formUnion(block.parts.union(block.old).union(block.new))
    }
  }

  func portion(of part: String) -> Portion {
    if whole.contains(part) { return .all }
    if partial.contains(part) { return .some }
    return loose.contains(part) ? .unknown : .none
  }
}
