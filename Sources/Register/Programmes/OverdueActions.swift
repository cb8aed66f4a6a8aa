import JSON
package import Records

/// The actions of improvement plans that are late on a day.
package struct OverdueActions: WorkedOut {
  private struct Late {
    let plan: JSONObject
    let action: PlanAction
    let days: Int
  }

  /// The most actions that one answer names.
  private static let most = 1_000

  private let day: CalendarDate
  private let late: [Late]

  /// Those of the plans of a programme or a participant, or of an owner, where one is asked for.
  package init(
    on day: CalendarDate, programme: String?, participant: String?, owner: String?,
    _ actions: LateActions
  ) {
    self.day = day
    late = actions.late(on: day).filter { plan, action in
      (programme.map { plan.text("programme_id") == $0 } ?? true)
        && (participant.map { plan.text("participant_id") == $0 } ?? true)
        && (owner.map { action.document.text("owner_id") == $0 } ?? true)
    }.map {
      Late(
        plan: $0.plan, action: $0.action, days: day.daysSince1970 - $0.action.due.daysSince1970)
    }
  }

  private static let item = Layout<Late>(
    .record("plan", RecordReference.layout("improvement-plans"), "The plan.") {
      ProgrammeReading.reference(ImprovementPlan.resource, $0.plan)
    },
    .copies(OrganisationOverview.own(ImprovementPlan.resource, ["participant_id", "programme_id"]))
    { $0.plan },
    .copies(
      OrganisationOverview.own(ImprovementPlan.resource, ["actions"]).first?.kind.nested ?? []
    ) { $0.action.document },
    .count("days_late", "How many days it is late.") { $0.days })

  package static let layout = Layout<OverdueActions>(
    .value("as_of", .date, "The day.") { $0.day },
    .count("total", "How many actions are late.") { $0.late.count },
    .list("items", item, "The actions, the longest overdue first; at most \(most).") {
      Array($0.late.prefix(most))
    })
}
