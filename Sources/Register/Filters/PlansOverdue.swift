import Areas
import JSON
import Records
import Store

/// Improvement plans with an action that is late on a day.
struct PlansOverdue: WorkedOutFilter {
  private let day: CalendarDate

  static func parameters(of resource: Resource, in catalogue: Catalogue) -> [FilterParameter] {
    resource.name == ImprovementPlan.resource.name ? [overdue] : []
  }

  private static let overdue = FilterParameter.day(
    "overdue_on",
    "Plans that are live on this day and have an action that was due before it and not done by then."
  )

  static let notes: [FilterNote] = []

  init?(_ reading: inout FilterReading) {
    _ = reading.names(among: [PlansOverdue.overdue])
    guard let day = reading.day("overdue_on") else { return nil }
    self.day = day
  }

  func prepare(_ reader: Reader) throws { _ = try reader.fold(LateActions.self) }

  func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let plans = try reader.fold(LateActions.self).late(on: day).compactMap { $0.plan.text("id") }
    query.keep(.among(Array(Set(plans)).sorted()))
    return FilterFinding()
  }
}
