package import Records

/// One side of a comparison: an area as it was on a day.
package struct Side: Sendable {
  package let area: AreaHistory
  /// The day asked for, or the nearest day of the area's life.
  package let day: CalendarDate
  package let sets: [UnitSet]
}
