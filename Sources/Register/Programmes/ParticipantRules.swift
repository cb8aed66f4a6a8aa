import JSON
import Records
import Store

/// The rules of participants that other records decide.
struct ParticipantRules {
  let ledger: Ledger

  /// The fault of a record that is moved to another programme.
  static func otherProgramme(_ subject: String) -> Fault {
    Fault(
      .pointer("/programme_id"), "programme_stays",
      "\(subject) stays in its programme, because others go by it; make a new record in the other one."
    )
  }

  func faults(of change: Change) throws -> [Fault] {
    guard let after = change.after else { return try faultsOfLeaving(change) }
    var faults: [Fault] = []
    if let before = change.before, before["programme_id"] != after["programme_id"] {
      faults.append(ParticipantRules.otherProgramme("A participant"))
    }
    func differs(_ names: String...) -> Bool {
      names.contains { change.before?[$0] != after[$0] }
    }
    if differs("expression_id", "programme_id") { faults += try expression(change.id, after) }
    if differs("origin", "stage", "programme_id") { faults += try stage(after) }
    return faults
  }

  /// What was selected goes with its selection.
  private func faultsOfLeaving(_ change: Change) throws -> [Fault] {
    guard let id = change.before?.text("expression_id"),
      try ledger.members(ExpressionOfInterest.resource, id)?.text("state") == "selected"
    else { return [] }
    let path = ExpressionOfInterest.resource.path(of: id)
    return [
      Fault(
        .pointer("/expression_id"), "selection_stands",
        "It takes part because \(path) was selected; take that back by POST \(path)/reopen, which takes the participant away."
      )
    ]
  }

  private func expression(_ id: String, _ participant: JSONObject) throws -> [Fault] {
    guard let expression = participant.text("expression_id"),
      let bid = try ledger.members(ExpressionOfInterest.resource, expression)
    else { return [] }
    let path = ExpressionOfInterest.resource.path(of: expression)
    func fault(_ code: String, _ detail: String) -> Fault {
      Fault(.pointer("/expression_id"), code, detail)
    }
    if bid["programme_id"] != participant["programme_id"] {
      return [
        fault(
          "expression_of_another_programme",
          "\(path) is a bid for another programme; name one of this programme, or correct programme_id."
        )
      ]
    }
    guard bid.text("state") == "selected" else {
      return [
        fault(
          "expression_not_selected",
          "\(path) is \(bid.text("state") ?? "a draft") and not selected; select it by POST \(path)/select, which makes the participant."
        )
      ]
    }
    let others = try ledger.referrers(Participant.resource, to: expression, in: ["expression_id"])
      .map(\.id).filter { $0 != id }
    return others.first.map { other in
      [
        fault(
          "expression_has_participant",
          "\(Participant.resource.path(of: other)) takes part by the same bid; change that one.")
      ]
    } ?? []
  }

  private func stage(_ participant: JSONObject) throws -> [Fault] {
    guard let id = participant.text("programme_id"),
      let programme = try ledger.members(Programme.resource, id)
    else { return [] }
    let (path, stages) = (Programme.resource.path(of: id), ProgrammeStage.all(of: programme))
    let seq = participant.number("stage")
    var faults: [Fault] = []
    if let seq, !stages.contains(where: { $0.seq == seq }) {
      faults.append(
        Fault(
          .pointer("/stage"), "stage_unknown",
          "\(path) has no stage \(seq); name the seq of one of its stages, or none."))
    }
    let pilots = stages.filter { $0.kind == "pilot" && $0.seq == seq ?? $0.seq }
    if participant.text("origin") == "pilot", pilots.isEmpty {
      faults.append(
        Fault(
          .pointer("/origin"), "no_pilot",
          "\(path) has no pilot that this could be a place of; enter the stage there, or another origin."
        ))
    }
    return faults
  }
}
