package import JSON
import Records
import Store

/// The plans with actions that have a day, from which it is known which are late on any day.
package struct LateActions: LogFold {
  package static let kinds = ["improvement-plans"]

  private var plans: [String: JSONObject] = [:]

  package init() {}

  package mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    let hasDue = document?.list("actions").contains { $0.text("due") != nil } ?? false
    plans[id] = hasDue ? document : nil
  }

  /// The actions that were late on `day`, of plans that were live then and are public, the longest first.
  func late(on day: CalendarDate) -> [(plan: JSONObject, action: PlanAction)] {
    guard let lifecycle = ImprovementPlan.resource.lifecycle else { return [] }
    return plans.values.flatMap { plan -> [(plan: JSONObject, action: PlanAction)] in
      guard ImprovementPlan.published.contains(plan.text("state") ?? ""),
        let state = StateHistory.state(lifecycle, of: plan, on: day),
        ImprovementPlan.live.contains(state)
      else { return [] }
      return plan.list("actions").compactMap { PlanAction($0) }.filter { $0.isOverdue(on: day) }
        .map { (plan, $0) }
    }.sorted { one, other in
      (one.action.due, one.plan.text("id") ?? "", one.action.document.number("seq") ?? 0)
        < (other.action.due, other.plan.text("id") ?? "", other.action.document.number("seq") ?? 0)
    }
  }
}
