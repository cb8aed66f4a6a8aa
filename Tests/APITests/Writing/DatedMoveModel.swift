import JSON
import Records
import TestSupport

/// What a partnership's states come to, worked out slowly: each day is asked of the whole list of moves.
struct DatedMoveModel {
  /// A move that was made and not taken back.
  struct Made {
    let state: String
    /// The earliest and the latest day that its date can mean; nil if it has none.
    let days: ClosedRange<Int>?
    let endDate: String?
    let endReason: String?
  }

  static let ways: [String: [(verb: String, to: String)]] = [
    "proposed": [("activate", "active"), ("abandon", "abandoned")],
    "active": [("suspend", "suspended"), ("end", "ended")],
    "suspended": [("activate", "active"), ("end", "ended")],
    "ended": [], "abandoned": [],
  ]

  var made = [Made(state: "proposed", days: nil, endDate: nil, endReason: nil)]

  var last: Made { made[made.count - 1] }

  /// Whether the register takes a move to a state whose date can mean `days`.
  func takes(_ days: ClosedRange<Int>, today: Int) -> Bool {
    guard days.lowerBound <= today else { return false }
    for move in made.reversed() {
      if let earlier = move.days { return days.upperBound >= earlier.lowerBound }
    }
    return true
  }

  /// The state on `day`, or nil where the partnership had ended before.
  func state(on day: Int) -> String? {
    if last.state == "ended", let days = last.days, day > days.upperBound { return nil }
    // From the last back: the first of which neither it nor any before begins later.
    for place in made.indices.reversed() {
      let begun = made[...place].allSatisfy { move in
        guard let days = move.days else { return true }
        return day >= (move.state == "ended" ? days.upperBound + 1 : days.lowerBound)
      }
      if begun { return made[place].state }
    }
    return made[0].state
  }
}
