package import Records

/// Smallest parts of one layer, with the day in whose state of the layer their codes are written.
package struct UnitSet: Sendable, Equatable {
  /// The parts that belong to the area as a whole.
  package var whole: Set<String>
  /// The parts of which only some belong to it.
  package var partial: Set<String>
  package var vintage: CalendarDate

  package init(whole: Set<String>, partial: Set<String> = [], vintage: CalendarDate) {
    (self.whole, self.partial, self.vintage) = (whole, partial, vintage)
  }
}
