import Areas
import JSON
import Records
import Store

/// Programmes that take expressions of interest on a day.
struct ProgrammesOpen: WorkedOutFilter {
  private let day: CalendarDate

  static func parameters(of resource: Resource, in catalogue: Catalogue) -> [FilterParameter] {
    resource.name == Programme.resource.name ? [open] : []
  }

  private static let open = FilterParameter.day(
    "open_on",
    "Programmes that take expressions of interest on this day: opens has come, closes is not over, and they have not ended. An uncertain date counts from the first to the last day it can mean."
  )

  static let notes: [FilterNote] = []

  init?(_ reading: inout FilterReading) {
    _ = reading.names(among: [ProgrammesOpen.open])
    guard let day = reading.day("open_on") else { return nil }
    self.day = day
  }

  var isHeavy: Bool { false }

  func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let day = JSON.string(self.day.description)
    func column(_ name: String, _ part: Index.Part) -> Index.Column? {
      Programme.resource.index.columns.first { $0.field.name == name && $0.part == part }
    }
    guard let opens = column("opens", .earliest), let closes = column("closes", .latest),
      let end = column("end_date", .latest), let state = column("state", .whole)
    else { return FilterFinding() }
    func isNotOver(_ column: Index.Column) -> Filter {
      .any([.not(.compare(column, .exists, [])), .compare(column, .greaterOrEqual, [day])])
    }
    // Of what ended on a day that is not known, nobody can say that it was open.
    let hasEnded = Filter.compare(state, .oneOf, ["closed", "cancelled"])
    query.keep(
      .all([
        .compare(opens, .lessOrEqual, [day]), isNotOver(closes), isNotOver(end),
        .not(.all([hasEnded, .not(.compare(end, .exists, []))])),
      ]))
    return FilterFinding()
  }
}
