import JSON
import Records
import Store

/// Sets what follows from a plan's place and from the reports of its actions, and checks who signed.
struct PlanService: RecordService {
  private let roles = RoleService(kind: "improvement-plans")
  let checksAhead = true

  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    if let participant = members.text("participant_id") {
      members["programme_id"] =
        try ledger.members(Participant.resource, participant)?["programme_id"] ?? .null
    }
    // An import brings the actions as far as their reports say.
    guard change.before != nil || change.op != "import" else { return members }
    return PlanAction.moved(
      members, byProgressFrom: change.before?.list("progress").count ?? 0)
  }

  /// A place has one live plan.
  func concerned(by change: Change) -> [String] {
    roles.concerned(by: change) + [change.id]
      + [change.before, change.after].compactMap { $0?.text("participant_id") }
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    try roles.faults(of: changes, in: ledger)
      + changes.flatMap { change -> [(id: String, fault: Fault)] in
        guard let plan = change.after else { return [] }
        func differs(_ names: String...) -> Bool {
          names.contains { change.before?[$0] != plan[$0] }
        }
        var faults: [Fault] = []
        if differs("state", "signatories", "agreed_on") {
          faults += try sectors(plan, in: ledger, today: change.signature.at.date)
        }
        if differs("state", "participant_id") { faults += try second(change.id, plan, in: ledger) }
        return faults.map { (change.id, $0) }
      }
  }

  /// From its agreement on, bodies of both sectors sign a plan: those of the day of the agreement.
  private func sectors(_ plan: JSONObject, in ledger: Ledger, today: CalendarDate) throws -> [Fault]
  {
    guard ImprovementPlan.published.contains(plan.text("state") ?? "") else { return [] }
    let day = Authorities.day(plan, "agreed_on", else: today)
    let signatories = try plan.list("signatories").compactMap { signatory -> (String, String)? in
      guard let id = signatory.text("organisation_id"),
        let body = try ledger.members(Organisation.resource, id),
        let form = AsOf(day, Organisation.resource)?.view(body)
      else { return nil }
      return (form.text("name") ?? id, form.text("sector") ?? "")
    }
    let missing = ["public", "third"].filter { sector in
      !signatories.contains { $0.1 == sector }
    }
    guard !missing.isEmpty else { return [] }
    let told = signatories.map { "\($0.0) (\($0.1))" }.joined(separator: ", ")
    return [
      Fault(
        .pointer("/signatories"), "signatories_of_one_sector",
        "A plan that is agreed is signed by the public and the third sector; on \(day) no signatory is of the \(missing.joined(separator: " or the ")) sector: \(told.isEmpty ? "there is none" : told)."
      )
    ]
  }

  private func second(_ id: String, _ plan: JSONObject, in ledger: Ledger) throws -> [Fault] {
    guard ImprovementPlan.live.contains(plan.text("state") ?? ""),
      let participant = plan.text("participant_id")
    else { return [] }
    let other = try ledger.referrers(
      ImprovementPlan.resource, to: participant, in: ["participant_id"]
    ).first { found in
      found.id != id && ImprovementPlan.live.contains(found.members.text("state") ?? "")
    }
    guard let other else { return [] }
    return [
      Fault(
        .pointer("/participant_id"), "second_live_plan",
        "\(Participant.resource.path(of: participant)) works by \(ImprovementPlan.resource.path(of: other.id)), which is \(other.members.text("state") ?? ""); close that one first."
      )
    ]
  }
}
