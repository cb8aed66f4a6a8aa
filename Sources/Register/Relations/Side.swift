package import Records

/// One side of a comparison: an area as it was on a day.
package struct Side: Sendable {
  package let area: AreaHistory
  /// The day on which it is taken: the one asked for, or the nearest of its life.
  package let day: CalendarDate
  package let sets: [UnitSet]
}
