import JSON
import Records
import Store

/// What events say of the beginning and the end of an area is not undone by a change of the area alone.
struct RecordedLifeRules {
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// What is wrong with the dates of `area` if `change` set them.
  func faults(of area: AreaHistory, after change: Change) -> [Fault] {
    gazetteer.events(of: area.id).compactMap { event in
      if event.from.contains(area.id), !event.goesOn(area.id), differs("end_date", in: change),
        area.life.last.map({ event.effective <= $0 }) ?? true
      {
        return fault("end_date", "ended", event.effective.dayBefore, event)
      }
      if event.to.contains(area.id), !event.from.contains(area.id),
        differs("start_date", in: change), area.life.first.map({ $0 < event.effective }) ?? true
      {
        return fault("start_date", "began", event.effective, event)
      }
      return nil
    }
  }

  private func differs(_ name: String, in change: Change) -> Bool {
    change.before?.text(name) != change.after?.text(name)
  }

  private func fault(
    _ member: String, _ verb: String, _ day: CalendarDate, _ event: AreaEventRecord
  ) -> Fault {
    Fault(
      .pointer("/\(member)"), "event_says_otherwise",
      "By the event \(event.title ?? event.kind) (\(AreaEvent.resource.path(of: event.id))) the area \(verb) on \(day); an event is not undone by a change of the area."
    )
  }
}
