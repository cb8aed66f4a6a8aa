import JSON
import Records

/// A partner that counts towards what a partnership is: no sponsor and no observer.
struct CountedPartner {
  let id: String
  let role: String
  /// The place of its element in the list.
  let place: Int
  let body: OrganisationSectors.Body
  /// The days on which it may have been a partner.
  let period: Period

  /// The roles that do not count.
  private static let beside = ["sponsor", "observer"]

  /// Nil for an element that does not count.
  init?(_ element: JSONObject, at place: Int, _ bodies: OrganisationSectors) {
    guard let id = element.text("organisation_id"), let body = bodies.bodies[id],
      let role = element.text("role"), !CountedPartner.beside.contains(role)
    else { return nil }
    (self.id, self.role, self.place, self.body) = (id, role, place, body)
    func date(_ member: String) -> UncertainDate? {
      element.text(member).flatMap(UncertainDate.init)
    }
    let (start, end) = (date("start_date")?.earliest, date("end_date")?.latest)
    period = Period(
      [start, body.life.first].compactMap(\.self).max(),
      [end, body.life.last].compactMap(\.self).min())
  }

  /// Whether it speaks for those who use a service.
  func isUser(on day: CalendarDate) -> Bool {
    role == "user_representative" || ["user_group", "individual"].contains(body.sector(on: day))
  }
}
