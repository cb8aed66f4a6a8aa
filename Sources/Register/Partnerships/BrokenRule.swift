import JSON
import Records

/// A rule that a partnership breaks on each of some days.
struct BrokenRule {
  let rule: PartnershipRule
  var first: CalendarDate
  /// The last of the days; nil if no end is known.
  var last: CalendarDate?
  let pointer: String
  /// What is so on the first of the days.
  let detail: String

  /// The element of the record's list.
  var element: JSON {
    [
      "rule": .string(rule.rawValue), "day": .string(first.description),
      "pointer": .string(pointer),
      "detail": .string(detail),
    ]
  }

  var fault: Fault { Fault(.pointer(pointer), rule.rawValue, detail) }

  /// The first day, up to `today`, of those on which none of `others` breaks the same rule.
  func firstDay(beyond others: [BrokenRule], upTo today: CalendarDate) -> CalendarDate? {
    var day = first
    while day <= today, last.map({ day <= $0 }) ?? true {
      let covering = others.first { other in
        other.rule == rule && other.first <= day && (other.last.map { day <= $0 } ?? true)
      }
      guard let covering else { return day }
      guard let last = covering.last else { return nil }
      day = last.dayAfter
    }
    return nil
  }
}
