import JSON
import Records

/// Checks that areas which an event changes and does not end exist on its day.
struct LifeRules {
  private let event: AreaEventRecord
  private let body: JSONObject
  private let gazetteer: Gazetteer

  init(_ event: AreaEventRecord, _ body: JSONObject, _ gazetteer: Gazetteer) {
    (self.event, self.body, self.gazetteer) = (event, body, gazetteer)
  }

  func faults() -> [Fault] {
    let areas = event.from.enumerated().filter { event.goesOn($0.element) }
      .compactMap { fault(of: $0.element, at: "/from_ids/\($0.offset)") }
    let memberships = body.list("memberships").enumerated().flatMap { index, item in
      ["composite_id", "area_id"].compactMap { name in
        item.text(name).flatMap { fault(of: $0, at: "/memberships/\(index)/\(name)") }
      }
    }
    return areas + memberships
  }

  private func fault(of id: String, at place: String) -> Fault? {
    guard let area = gazetteer.areas[id] else { return nil }
    if let first = area.life.first, event.effective < first {
      return Fault(
        .pointer(place), "event_before_foundation",
        "\(area.name) begins \(first), after this event; correct one of the two days.")
    }
    if let last = area.life.last, last < event.effective {
      return Fault(
        .pointer(place), "event_after_dissolution",
        "\(area.name) ended \(last), and nothing changes it from \(event.effective) on; correct the day, or name the area that came after it."
      )
    }
    return nil
  }
}
