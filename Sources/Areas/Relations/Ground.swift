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
    var parts: Set<Part>
    /// All parts from before the event, and all since then.
    let old: Set<Part>
    let new: Set<Part>
    /// Shared by all events whose ground may overlap with this one's.
    let component: String
    /// What is missing.
    let gap: Gap

    /// The parts of a division that the area has completely; nil if it has neither completely.
    var wholeSide: Set<Part>? {
      if !old.isEmpty, old.isSubset(of: parts) { return old }
      return !new.isEmpty && new.isSubset(of: parts) ? new : nil
    }

    /// The division to which all of the area's parts belong; nil if there is no single one.
    var side: Set<Part>? {
      parts.isSubset(of: old) ? old : parts.isSubset(of: new) ? new : nil
    }
  }

  package var whole: Set<Part> = []
  /// Parts of which some ground belongs to the area and some does not.
  package var partial: Set<Part> = []
  /// Parts of which it is unknown whether any ground belongs to the area.
  ///
  /// They are pieces of a divided part of which it had some, or a part of which two members have
  /// some.
  package var loose: Set<Part> = []
  /// Its parts for which it is unknown what they were, or became, on the other days compared.
  package var unsettled: Set<Part> = []
  /// Ground of events that belongs to it whole, if there is any: it is not known to the end what their parts
  /// were, with what is missing.
  var rests: [Part: Gap] = [:]
  /// Whether its parts are all of one day, so that none holds ground of another.
  var isOfOneDay = true
  /// Whether too much happened to its parts to be followed.
  var isCut = false
  /// The parts of blocks that belong to it, by the change that made the block.
  var blocks: [String: Block] = [:]
  /// Why further parts of it could not be expressed in those of the other days.
  package var gaps: [Gap] = []
  /// The components of the events in whose ground those further parts are.
  var doubtfulComponents: Set<String> = []
  /// The parts in which those further parts may be.
  package var doubtful: Set<Part> = []

  package init() {}

  /// All parts of which it has, or may have, some ground.
  package var parts: Set<Part> { whole.union(partial).union(loose) }

  /// Whether it certainly has ground outside `other`.
  func exceeds(_ other: Ground) -> Bool {
    func isOutside(_ part: Part) -> Bool {
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

  func portion(of part: Part) -> Portion {
    if whole.contains(part) { return .all }
    if partial.contains(part) { return .some }
    return loose.contains(part) ? .unknown : .none
  }
}
