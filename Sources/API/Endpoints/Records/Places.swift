import Records
import Store

/// Which shapes are shown with records: those of which day, and how far simplified.
struct Places: Sendable {
  let outlines: Outlines
  /// The day whose boundaries count: that of `as_of`, or today.
  let day: CalendarDate
  /// The tolerance in metres to which shapes are simplified; nil for shapes as they were entered.
  let tolerance: Int?

  /// Nil for a kind whose records have no shapes.
  init?(_ resource: Resource, _ call: Call, _ catalogue: Catalogue, today: CalendarDate) throws {
    guard let outlines = Outlines(of: resource, in: catalogue) else { return nil }
    self.outlines = outlines
    tolerance = try call.value(PlaceParameters.simplify)
    let asOf = call.parameters.first { $0.name == "as_of" }.flatMap { CalendarDate($0.value) }
    day = asOf ?? today
  }
}
