import JSON
import Records

/// What some lines of a budget come to; a line whose amount nobody knows is counted, and in no sum.
struct BudgetSums {
  private let lines: [JSONObject]

  init(_ lines: [JSONObject]) { self.lines = lines }

  /// The sum of those lines of which `isMeant` holds; null where there are some and none has a known amount.
  private func sum(_ isMeant: (JSONObject) -> Bool) -> Int64? {
    let meant = lines.filter(isMeant)
    let known = meant.compactMap { $0.number("amount") }
    // At most 500 lines of at most 10^15 each: the sum stays below 2^63.
    return known.isEmpty && !meant.isEmpty ? nil : known.reduce(0, +)
  }

  private static func isPooled(_ line: JSONObject) -> Bool {
    line.flag("pooled") == true && line.text("nature") == "cash"
  }

  static let layout = Layout<BudgetSums>(
    .value("count", .integer(0 ... .max), "How many lines there are.") { $0.lines.count },
    .value(
      "unknown_count", .integer(0 ... .max),
      "Of how many of them nobody knows the amount; these are in no sum."
    ) { $0.lines.count { $0.number("amount") == nil } },
    .value(
      "amount", .integer(0 ... .max),
      "What the lines come to, cash and in kind; like every sum here null where no amount is known, and 0 where there is no such line."
    ) { $0.sum { _ in true } },
    .value("cash", .integer(0 ... .max), "The part in cash.") {
      $0.sum { $0.text("nature") == "cash" }
    },
    .value("in_kind", .integer(0 ... .max), "The part in kind, as it was valued.") {
      $0.sum { $0.text("nature") == "in_kind" }
    },
    .value("pooled", .integer(0 ... .max), "The cash in the pooled budget.") {
      $0.sum(BudgetSums.isPooled)
    },
    .value(
      "unknown_pooled_count", .integer(0 ... .max),
      "Of how many lines of the pooled budget nobody knows the amount."
    ) { $0.lines.count { BudgetSums.isPooled($0) && $0.number("amount") == nil } },
    .value("paid", .integer(0 ... .max), "What was paid so far.") {
      $0.sum { $0.text("status") == "paid" }
    })
}
