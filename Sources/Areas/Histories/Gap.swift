package import Records

/// Missing facts that leave a question about areas without an answer, never a guess (domain rule).
package enum Gap: Error, Sendable, Equatable {
  /// The area states no parts in the layer on the day.
  case layer(area: String, layer: String, day: CalendarDate)
  /// The event does not state where the part went, or where it came from.
  case transfer(event: String, unit: String)
  /// Both areas have some of each of these parts, and nothing states whether the same ground.
  case partial(units: [String])
  /// No event states what these parts were before, or what they became.
  case lost(units: [String])
  /// The area comes down to more areas, or through more levels of members, than are followed.
  case size(area: String)
  /// No event states what became of the area after the day, or what it was before.
  case succession(area: String, day: CalendarDate)
}
