import JSON
import Records
import Store

/// The days on which measures change because a period is over.
struct MeasureDates: LogFold {
  static let kinds = ["measures"]

  /// The next such day of each measure that has one.
  private(set) var due: [String: CalendarDate] = [:]

  mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    // Results are those of the day on which they were written; what they say is not due yet will be.
    let waiting = document?.list("results").filter { $0.text("status") == "not_due" } ?? []
    let ends = waiting.compactMap { $0.text("end_date").flatMap(UncertainDate.init)?.latest }
    due[id] = ends.min().map { CalendarDate(daysSince1970: $0.daysSince1970 + 1) }
  }
}
