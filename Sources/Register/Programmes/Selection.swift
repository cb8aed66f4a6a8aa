package import JSON
package import Records
package import Store

/// The choice of a cohort: bids for one programme that are selected together, or none of them is.
package struct Selection: Sendable {
  /// What is given of a selection, declared like a record.
  package static let declaration = Resource(
    name: "selections", singular: "selection", prefix: "sel",
    about: "A cohort of bids that are selected together.",
    fields: [
      Field(
        "expression_ids", .references(to: "expressions-of-interest"), count: 1...200,
        about: "The bids, each of which is shortlisted."),
      Field("cohort", .text(1...100), about: "The cohort, in the programme's terms."),
      Field(
        "on", .uncertainDate,
        about: "The day of the selection, on which the places join; today if not given."),
    ], checks: [])

  private let draft: Draft

  /// Throws the faults of a body.
  package init(_ body: JSON, in catalogue: Catalogue) throws(RecordError) {
    draft = try Validator(Selection.declaration, in: catalogue).draft(body)
  }

  /// Selects the bids for the programme `id`, and returns the participants made; throws the faults of all of them,
  /// so that the transaction keeps none.
  package func carryOut(for id: String, in ledger: Ledger, _ signature: Signature) throws
    -> Written
  {
    let members = try resolved(in: ledger)
    guard
      let move = ExpressionOfInterest.resource.lifecycle?.moves.first(where: {
        $0.verb == ExpressionOfInterest.selecting
      }), try ledger.members(Programme.resource, id) != nil
    else { throw RecordError.notFound("programme \(id)") }
    var patch = JSONObject()
    for name in ["cohort", "on"] {
      if let value = members[name], !value.isNull { patch[name] = value }
    }
    var (faults, last): ([Fault], Written?) = ([], nil)
    for (index, expression) in Authorities.ids(members, "expression_ids").enumerated() {
      let place = "/expression_ids/\(index)"
      do {
        let bid = try ledger.members(ExpressionOfInterest.resource, expression)
        guard bid?.text("programme_id") == id else {
          faults.append(
            Fault(
              .pointer(place), "expression_of_another_programme",
              "\(ExpressionOfInterest.resource.path(of: expression)) is a bid for another programme; leave it out, or select it there."
            ))
          continue
        }
        last = try ledger.move(
          ExpressionOfInterest.resource, id: expression, move, .any, signature, with: patch)
      } catch RecordError.conflict(let code, let detail, _) {
        faults.append(Fault(.pointer(place), code, detail))
      } catch RecordError.invalid(let own) {
        faults += own.map { Fault(.pointer(place), $0.code, $0.detail) }
      }
    }
    guard faults.isEmpty, let last else {
      throw RecordError.conflict(
        code: "selection_refused",
        detail:
          "Nothing is selected, because \(faults.count == 1 ? "one of the bids" : "\(faults.count) of the bids") cannot be; put that right, or leave it out.",
        faults: faults)
    }
    return last
  }

  /// The participants by which the bids take part.
  package func participants(in ledger: Ledger) throws -> SelectedParticipants {
    SelectedParticipants(
      items: try Authorities.ids(resolved(in: ledger), "expression_ids").flatMap { expression in
        try ledger.referrers(Participant.resource, to: expression, in: ["expression_id"]).map {
          SelectedParticipants.Item(id: $0.id, participant: $0.members)
        }
      })
  }

  private func resolved(in ledger: Ledger) throws -> JSONObject {
    try ReferenceResolution(ledger.catalogue) { try ledger.identify($0, $1) }
      .resolved(draft.members, Selection.declaration)
  }
}
