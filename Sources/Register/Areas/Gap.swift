package import Records

/// What is not known, so that a question about areas has no answer: never a guess (domain rule).
package enum Gap: Error, Sendable, Equatable {
  /// The area states no parts in the layer on the day.
  case layer(area: String, layer: String, day: CalendarDate)
  /// The event does not say where the part went, or where it came from.
  case transfer(event: String, unit: String)
  /// Both areas hold some of these parts, and nothing says whether the same.
  case partial(units: [String])
  /// No event says what these parts were before, or became.
  case lost(units: [String])
  /// No event says what became of the area after the day, or what it was before.
  case succession(area: String, day: CalendarDate)
}
