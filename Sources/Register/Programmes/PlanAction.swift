import JSON
import Records

/// An action of an improvement plan, and whether it is late.
struct PlanAction {
  static let states = ["todo", "doing", "done", "dropped"]

  let document: JSONObject
  /// The last day on which it is in time.
  let due: CalendarDate
  private let state: String
  private let doneOn: CalendarDate?

  /// Nil for an action without a day.
  init?(_ document: JSONObject) {
    guard let due = document.text("due").flatMap(UncertainDate.init)?.latest,
      let state = document.text("state")
    else { return nil }
    (self.document, self.due, self.state) = (document, due, state)
    doneOn = document.text("done_on").flatMap(UncertainDate.init)?.latest
  }

  /// Whether it was due before `day` and not done by then.
  func isOverdue(on day: CalendarDate) -> Bool {
    guard due < day else { return false }
    switch state {
    case "done": return doneOn.map { day < $0 } ?? false
    case "dropped": return false
    default: return true
    }
  }

  /// The actions of `plan` after the reports from the place `first` on: each that names a state gives it to its
  /// action, with its day where that is done.
  static func moved(_ plan: JSONObject, byProgressFrom first: Int) -> JSONObject {
    let reports = plan.list("progress").dropFirst(first).filter { $0.text("state") != nil }
    guard !reports.isEmpty else { return plan }
    var (plan, actions) = (plan, plan.list("actions"))
    for report in reports {
      guard let place = actions.firstIndex(where: { $0["seq"] == report["action"] }) else {
        continue
      }
      let state = report["state"] ?? .null
      if state != actions[place]["state"] {
        actions[place]["done_on"] = state == "done" ? report["date"] ?? .null : .null
      }
      actions[place]["state"] = state
    }
    plan["actions"] = .array(actions.map(JSON.object))
    return plan
  }
}
