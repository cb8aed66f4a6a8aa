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

  package var whole: Set<String> = []
  /// Parts of which some belong to it and some do not.
  package var partial: Set<String> = []
  /// Parts of which it is not known whether any belong to it: the pieces of a part that was divided, of
  /// which it had some, or a part of which two members have some.
  package var loose: Set<String> = []
  /// Those of its parts of which it is not known what they were, or became, on the other days compared.
  package var unsettled: Set<String> = []
  /// Why further parts of it cannot be written in those of the other days.
  package var gaps: [Gap] = []
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

  func portion(of part: String) -> Portion {
    if whole.contains(part) { return .all }
    if partial.contains(part) { return .some }
    return loose.contains(part) ? .unknown : .none
  }
}
