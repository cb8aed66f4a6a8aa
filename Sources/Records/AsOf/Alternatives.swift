package import JSON

/// Elements of a list with values for other times, such as former names, of a member with the present
/// value.
package enum Alternatives {
  /// On which side of the present an element lies.
  package enum Side: Sendable { case former, future }

  /// The place of the element that stands for the present value on `day`; nil if none does.
  ///
  /// A former element counts up to its last day and a future one from its first; without that day it never
  /// counts. Of several former ones in force the one that ends first is chosen, of several future ones the
  /// one that begins last.
  package static func position(
    in elements: [JSONObject], on day: CalendarDate, side: (JSONObject) -> Side?
  ) -> Int? {
    var best: (rank: (Int, Int), position: Int)?
    for (position, element) in elements.enumerated() where Life.isInForce(element, on: day) {
      let rank: (Int, Int)
      switch side(element) {
      case .former:
        guard let last = date(element, "end_date")?.latest else { continue }
        rank = (0, last.daysSince1970)
      case .future:
        guard let first = date(element, "start_date")?.earliest else { continue }
        rank = (1, -first.daysSince1970)
      case nil: continue
      }
      if best.map({ rank < $0.rank }) ?? true { best = (rank, position) }
    }
    return best?.position
  }

  private static func date(_ element: JSONObject, _ member: String) -> UncertainDate? {
    element.text(member).flatMap(UncertainDate.init)
  }
}
