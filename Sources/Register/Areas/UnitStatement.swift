import JSON
import Records

/// What an area is made of in one layer of smallest parts, as its record states it.
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

  /// The day in whose state of the layer the codes are written: a year stands for its last day, because
  /// layers of a year (`LAD24`) hold what changed in its April.
  static func day(ofVintage text: String) -> CalendarDate? {
    if let day = CalendarDate(text) { return day }
    guard text.utf8.count == 4 else { return nil }
    return CalendarDate("\(text)-12-31")
  }
}
