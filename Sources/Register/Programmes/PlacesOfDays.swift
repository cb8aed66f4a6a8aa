import Areas
import JSON
import Records

/// The councils' areas behind many records, looked for once for the same areas on the same day.
struct PlacesOfDays {
  private struct Question: Hashable {
    let areas: [String]
    let further: [String]
    let day: CalendarDate
  }

  let gazetteer: Gazetteer
  private var known: [Question: [String]] = [:]

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Those behind `document`, whose areas are taken on `day`.
  mutating func authorities(of document: JSONObject, on day: CalendarDate) -> [String] {
    let question = Question(
      areas: Authorities.ids(document, "area_ids"),
      further: Authorities.ids(document, "further_authority_ids"), day: day)
    if let known = known[question] { return known }
    let found = Authorities.of(document, on: day, gazetteer)
    known[question] = found
    return found
  }
}
