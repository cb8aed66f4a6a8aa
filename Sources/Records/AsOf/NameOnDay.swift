import JSON

/// The name that a record bore on a day when it was not the present one.
struct NameOnDay {
  let text: String
  /// The element of `other_names` that it comes from.
  let element: JSON

  /// Nil if the name on `day` is the present one, as far as the register knows.
  ///
  /// A former name counts up to its last day and a future one from its first; without that day it says
  /// nothing of any day. Of several former names in force the one that ended first is meant, of several
  /// future ones the one that began last. Names in another language never stand for the name.
  init?(_ document: JSONObject, _ day: CalendarDate) {
    var best: (rank: (Int, Int), text: String, element: JSON)?
    for element in document["other_names"]?.array ?? [] {
      guard case .object(let name) = element, name.text("lang") == nil,
        let text = name.text("name"), Life.isInForce(name, on: day)
      else { continue }
      let rank: (Int, Int)
      switch name.text("kind") {
      case "former":
        guard let last = name.text("end_date").flatMap(UncertainDate.init)?.latest else { continue }
        rank = (0, last.daysSince1970)
      case "future":
        guard let first = name.text("start_date").flatMap(UncertainDate.init)?.earliest else {
          continue
        }
        rank = (1, -first.daysSince1970)
      default: continue
      }
      if best.map({ rank < $0.rank }) ?? true { best = (rank, text, element) }
    }
    guard let best else { return nil }
    (text, element) = (best.text, best.element)
  }
}
