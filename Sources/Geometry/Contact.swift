/// How two edges meet.
enum Contact: Equatable {
  case none
  /// Each passes through the interior of the other.
  case crossing
  /// They share more than one position.
  case overlap
  /// They share one position, which is an end of at least one of them.
  case touch(Position)

  init(_ one: EdgeTree.Edge, _ other: EdgeTree.Edge) {
    let starts = other.start.side(from: one.start, to: one.end)
    let ends = other.end.side(from: one.start, to: one.end)
    guard starts * ends <= 0 else {
      self = .none
      return
    }
    let oneStarts = one.start.side(from: other.start, to: other.end)
    let oneEnds = one.end.side(from: other.start, to: other.end)
    if starts == 0, ends == 0 {
      self = Contact.along(one, other)
    } else if oneStarts * oneEnds > 0 {
      self = .none
    } else if starts == 0, one.box.contains(other.start) {
      self = .touch(other.start)
    } else if ends == 0, one.box.contains(other.end) {
      self = .touch(other.end)
    } else if oneStarts == 0, other.box.contains(one.start) {
      self = .touch(one.start)
    } else if oneEnds == 0, other.box.contains(one.end) {
      self = .touch(one.end)
    } else {
      self = starts * ends < 0 && oneStarts * oneEnds < 0 ? .crossing : .none
    }
  }

  /// For edges on one line: what they share is the intersection of their boxes.
  private static func along(_ one: EdgeTree.Edge, _ other: EdgeTree.Edge) -> Contact {
    let (left, right) = (one.box, other.box)
    guard left.meets(right) else { return .none }
    let isPoint =
      min(left.east, right.east) == max(left.west, right.west)
      && min(left.north, right.north) == max(left.south, right.south)
    guard isPoint else { return .overlap }
    // The only shared position is an end of both.
    return .touch(one.start == other.start || one.start == other.end ? one.start : one.end)
  }
}
