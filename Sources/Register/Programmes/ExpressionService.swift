import Areas
import JSON
import Records
import Store

/// Works out the councils behind a bid, and makes the participant when it is selected.
struct ExpressionService: RecordService {
  private let roles = RoleService(kind: "expressions-of-interest")

  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    members["authority_ids"] = try Authorities.served(change, since: "submitted_on", in: ledger)
    return members
  }

  func follow(_ change: Change, in ledger: Ledger) throws {
    let (was, isNow) = (isSelected(change.before), isSelected(change.after))
    // An import brings the participants of the register that selected.
    guard was != isNow, change.op != "import" else { return }
    guard isNow, let expression = change.after else {
      let made = try ledger.referrers(Participant.resource, to: change.id, in: ["expression_id"])
      for participant in made {
        _ = try ledger.delete(
          Participant.resource, id: participant.id, .any, change.signature.unscoped)
      }
      return
    }
    try ledger.bring(
      new: participant(of: expression, change.id), of: Participant.resource, at: "",
      change.signature, op: ExpressionOfInterest.selecting)
  }

  private func isSelected(_ expression: JSONObject?) -> Bool {
    expression?.text("state") == "selected"
  }

  /// The participant that the selection of an expression makes.
  private func participant(of expression: JSONObject, _ id: String) -> JSONObject {
    let day = expression.list("states").last?["start_date"] ?? .null
    var members: [JSON] = []
    if let lead = expression["lead_id"], !lead.isNull {
      members.append(["organisation_id": lead, "role": "lead", "start_date": day])
    }
    for partner in expression.list("partners") where partner.text("organisation_id") != nil {
      members.append([
        "organisation_id": partner["organisation_id"] ?? .null, "role": "partner",
        "name": partner["name"] ?? .null, "start_date": day,
      ])
    }
    var participant: JSONObject = [
      "name": expression["title"] ?? .null, "origin": "selection", "expression_id": .string(id),
      "members": .array(members), "start_date": day,
    ]
    for name in [
      "programme_id", "cohort", "area_ids", "further_authority_ids", "sources", "licence",
      "owner_ids",
    ] {
      participant[name] = expression[name]
    }
    return participant
  }

  func concerned(by change: Change) -> [String] { roles.concerned(by: change) + [change.id] }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    try roles.faults(of: changes, in: ledger)
      + changes.filter { change in
        guard let before = change.before, let after = change.after else { return false }
        return before.text("state") != "draft" && before["programme_id"] != after["programme_id"]
      }.map {
        ($0.id, ParticipantRules.otherProgramme("An expression of interest that is submitted"))
      }
  }
}
