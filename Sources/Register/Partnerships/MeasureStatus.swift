import Foundation
import JSON
import Records

/// What the periods of a measure came to, as far as a day knows.
struct MeasureStatus {
  private let direction: String
  private let baseline: Decimal?
  private let tolerance: Decimal
  private let periods: [Period]

  private struct Period {
    let end: JSON
    let last: CalendarDate?
    let target: Decimal?
    let actual: Decimal?

    init(_ element: JSONObject) {
      end = element["end_date"] ?? .null
      last = end.string.flatMap(UncertainDate.init)?.latest
      target = MeasureStatus.number(element["target"])
      actual = MeasureStatus.number(element["actual"])
    }
  }

  /// The status of the measure with these members.
  init(_ members: JSONObject) {
    direction = members.text("direction") ?? ""
    baseline = MeasureStatus.number(members["baseline"])
    tolerance = MeasureStatus.number(members["tolerance"]) ?? 0
    periods = members.list("periods").map(Period.init)
  }

  private static func number(_ value: JSON?) -> Decimal? {
    switch value {
    case .integer, .decimal: value.flatMap { Decimal(string: $0.text) }
    default: nil
    }
  }

  /// The status of the last period that is over on `day`, or that has a result.
  func status(on day: CalendarDate) -> String {
    let words = periods.map { status($0, on: day) }
    return words.last { $0 != "not_due" } ?? words.first ?? "no_data"
  }

  /// What each period came to by `day`, as the member `results`.
  func results(on day: CalendarDate) -> JSON {
    .array(
      periods.map { .object(["end_date": $0.end, "status": .string(status($0, on: day))]) })
  }

  private func status(_ period: Period, on day: CalendarDate) -> String {
    guard let actual = period.actual else {
      return period.last.map { day <= $0 } ?? true ? "not_due" : "no_data"
    }
    guard let target = period.target else { return "no_data" }
    switch direction {
    case "up":
      if actual >= target - tolerance { return "met" }
      return baseline.map { $0 < actual } ?? false ? "partially_met" : "not_met"
    case "down":
      if actual <= target + tolerance { return "met" }
      return baseline.map { actual < $0 } ?? false ? "partially_met" : "not_met"
    default: return abs(actual - target) <= tolerance ? "met" : "not_met"
    }
  }
}
