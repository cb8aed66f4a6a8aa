package import Areas
import JSON
package import Records
package import Store

/// Reviews that announced a next one which had not come by a day.
package struct OverdueOn: WorkedOutFilter {
  private let day: CalendarDate

  private static let parameter = FilterParameter.day(
    "overdue_on",
    "Reviews whose next_due lies before this day, and which no later review of the same partnership or programme had followed by then."
  )

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    resource.name == Review.resource.name ? [parameter] : []
  }

  package static let notes: [FilterNote] = []

  package init?(_ reading: inout FilterReading) {
    _ = reading.names(among: [OverdueOn.parameter])
    guard let day = reading.day(OverdueOn.parameter.name) else { return nil }
    self.day = day
  }

  package func prepare(_ reader: Reader) throws { _ = try reader.fold(ReviewDates.self) }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    query.keep(.among(try reader.fold(ReviewDates.self).overdue(on: day)))
    return FilterFinding()
  }
}
