package import Records

/// Parts of one layer: smallest areas such as LSOAs, wards or districts, called units on the wire.
///
/// `vintage` is the day whose version of the layer their codes are from.
package struct UnitSet: Sendable, Equatable {
  /// The parts that belong to the area as a whole.
  package var whole: Set<String>
  /// The parts of which only some ground belongs to the area.
  package var partial: Set<String>
  package var vintage: CalendarDate

  package init(whole: Set<String>, partial: Set<String> = [], vintage: CalendarDate) {
    (self.whole, self.partial, self.vintage) = (whole, partial, vintage)
  }
}
