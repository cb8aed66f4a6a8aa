/// What an area is made of, in parts that can be held against those of another area.
package struct Ground: Sendable, Equatable {
  /// How much of a part an area has.
  package enum Portion: Sendable {
    case none
    /// Some of it and not all.
    case some
    case all
    /// None, some or all: it is not known.
    case unknown
  }

  /// Parts of the ground of an event, which was divided in two ways that cannot be held against each other.
  struct Block: Sendable, Equatable {
    /// The parts of it that belong to the area, as they were before the event, since, or both.
    var parts: Set<String>
    /// All parts from before the event, and all since.
    let old: Set<String>
    let new: Set<String>
    /// Names all events whose ground may have something in common with that of this one.
    let component: String

    /// All parts of the side that the area has as a whole; nil if it has neither.
    var wholeSide: Set<String>? {
      if !old.isEmpty, old.isSubset(of: parts) { return old }
      return !new.isEmpty && new.isSubset(of: parts) ? new : nil
    }

    /// All parts of the side on which those of the area are; nil if they are on both, or on none.
    var side: Set<String>? {
      parts.isSubset(of: old) ? old : parts.isSubset(of: new) ? new : nil
    }
  }

  package var whole: Set<String> = []
  /// Parts of which some belong to it and some do not.
  package var partial: Set<String> = []
  /// Parts of which it is not known whether any belong to it: the pieces of a part that was divided, of
  /// which it had some, or a part of which two members have some.
  package var loose: Set<String> = []
  /// Those of its parts of which it is not known what they were, or became, on the other days compared.
  package var unsettled: Set<String> = []
  /// The parts of the ground of events that belong to it, by the event.
  var blocks: [String: Block] = [:]
  /// Why further parts of it cannot be written in those of the other days.
  package var gaps: [Gap] = []
  /// The components of the events in whose ground those further ones lie.
  var doubtfulComponents: Set<String> = []
  /// The parts in which those further ones may lie.
  package var doubtful: Set<String> = []

  package init() {}

  /// All parts of which it has, or may have, any.
  package var parts: Set<String> { whole.union(partial).union(loose) }

  /// Whether it surely has ground outside `other`.
  func exceeds(_ other: Ground) -> Bool {
    func isOutside(_ part: String) -> Bool {
      !unsettled.contains(part) && other.portion(of: part) == .none
        && !other.doubtful.contains(part)
    }
    return whole.contains(where: isOutside) || partial.contains(where: isOutside)
  }

  /// Takes in that its unclear parts may lie in those of `blocks` whose ground is connected with theirs.
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
