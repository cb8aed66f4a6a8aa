package import Areas
import JSON
package import Records
package import Store

/// Agreements that are in force on a day.
package struct InForceOn: WorkedOutFilter {
  private let day: CalendarDate

  private static let parameter = FilterParameter.day(
    "in_force_on",
    "Agreements in force on this day: from their start_date, or else the day they were signed, to their end_date; a date that is not known leaves its side open."
  )

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    resource.name == Agreement.resource.name ? [parameter] : []
  }

  package static let notes: [FilterNote] = []

  package init?(_ reading: inout FilterReading) {
    _ = reading.names(among: [InForceOn.parameter])
    guard let day = reading.day(InForceOn.parameter.name) else { return nil }
    self.day = day
  }

  package var isHeavy: Bool { false }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let columns = query.resource.index.columns
    func compare(_ name: String, _ comparison: Comparison) -> Filter {
      guard let column = columns.first(where: { $0.name == name }) else {
        preconditionFailure("agreements have no column \(name)")
      }
      return .compare(column, comparison, comparison == .exists ? [] : [.string(day.description)])
    }
    func isOpen(_ name: String) -> Filter { .not(compare(name, .exists)) }
    let isSigned = Filter.any([compare("signed_earliest", .lessOrEqual), isOpen("signed_earliest")])
    query.keep(
      .any([
        compare("start_date_earliest", .lessOrEqual),
        .all([isOpen("start_date_earliest"), isSigned]),
      ]))
    query.keep(.any([compare("end_date_latest", .greaterOrEqual), isOpen("end_date_latest")]))
    return FilterFinding()
  }
}

extension Agreement {
  /// Whether the agreement with these members is in force on `day`, as the filter has it.
  static func isInForce(_ members: JSONObject, on day: CalendarDate) -> Bool {
    func date(_ name: String) -> UncertainDate? {
      members.text(name).flatMap(UncertainDate.init)
    }
    let first = date("start_date")?.earliest ?? date("signed")?.earliest
    return first.map { $0 <= day } ?? true
      && date("end_date")?.latest.map { day <= $0 } ?? true
  }
}
