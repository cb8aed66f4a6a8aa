import Records

/// A smallest part of ground as comparisons take it: an area that is one, or a bare code, from one change of its
/// ground to the next.
package struct Part: Sendable, Hashable, Comparable {
  /// The id of the area, or the code where no area of the register bears it, or the id of an event whose
  /// ground is not known to the end.
  let unit: String
  /// The first day on which its ground was this; nil where that lies before the days compared.
  let since: CalendarDate?
  /// The code by which answers name it.
  package let code: String

  package static func < (left: Part, right: Part) -> Bool {
    if left.code != right.code { return left.code < right.code }
    if left.since != right.since {
      guard let start = right.since else { return false }
      return left.since.map { $0 < start } ?? true
    }
    return left.unit < right.unit
  }
}

extension Set<Part> {
  /// The codes of the parts, each once, in order.
  package var codes: [String] { Set<String>(map(\.code)).sorted() }
}
