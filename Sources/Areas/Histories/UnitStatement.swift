import JSON
package import Records

/// The parts of an area in one layer, as its record states them.
package struct UnitStatement: Sendable, Equatable {
  package let layer: String
  package let units: UnitSet
  package let period: Period

  init?(_ object: JSONObject) {
    guard let layer = object.text("layer"),
      let vintage = object.text("vintage").flatMap(UnitStatement.day)
    else { return nil }
    self.layer = layer
    units = UnitSet(
      whole: Set(object.texts("codes")), partial: Set(object.texts("partial_codes")),
      vintage: vintage)
    period = Period(of: object)
  }

  /// The day for a vintage; a year means its last day.
  ///
  /// Layers named for a year (`LAD24`) include the changes of that April.
  static func day(ofVintage text: String) -> CalendarDate? {
    if let day = CalendarDate(text) { return day }
    guard text.utf8.count == 4 else { return nil }
    return CalendarDate("\(text)-12-31")
  }
}
