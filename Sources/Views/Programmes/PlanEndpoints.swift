import API
import HTTP
import JSON
import Records
import Register
import Store

/// What is late in improvement plans.
enum PlanEndpoints {
  static let all = [overdue]

  private static let programme = Parameter.text(
    "programme", "Those of the plans of this programme: its id, or a code of it.", reference)
  private static let participant = Parameter.text(
    "participant", "Those of the plans of this participant, likewise.", reference)
  private static let owner = Parameter.text(
    "owner", "Those of this body or person, likewise.", reference)
  private static let reference: JSON = ["type": "string", "minLength": 2, "maxLength": 200]

  private static let overdue = Endpoint.view(
    "overdue_actions", "/v1/improvement-plans/overdue", of: ImprovementPlan.resource,
    "The actions that are late on a day: due before it and not done by then, in plans that are live on it; the longest overdue first.",
    parameters: [ProgrammeEndpoints.asOf, programme, participant, owner],
    schema: ("OverdueActions", OverdueActions.layout.schema),
    example: "/v1/improvement-plans/overdue?as_of=2009-01-31"
  ) { api, call, later in try api.overdueActions(call, later) }

  /// The ids that the parameters name.
  fileprivate static func asked(_ call: Call, _ api: API) throws -> [String?] {
    func id(_ parameter: Parameter<String>, _ kinds: [Resource]) throws -> String? {
      guard let text = try call.value(parameter) else { return nil }
      if let kind = kinds.first(where: { Reference.isID(text, of: $0) }) {
        return try api.identify(text, kind, call)
      }
      let found = try kinds.compactMap { try api.reader.identify(text, $0, for: call.audience) }
      guard found.count == 1 else {
        throw RecordError.badRequest([
          Fault(
            .parameter(parameter.name), "unknown_reference",
            "\(text) names no \(kinds.map(\.singular).joined(separator: " or ")); give an id, or a code as scheme:code."
          )
        ])
      }
      return found[0]
    }
    return [
      try id(programme, [Programme.resource]), try id(participant, [Participant.resource]),
      try id(owner, [Organisation.resource, Person.resource]),
    ]
  }
}

extension API {
  fileprivate func overdueActions(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let day = try call.value(ProgrammeEndpoints.asOf) ?? today
    let asked = try PlanEndpoints.asked(call, self)
    let kinds = [
      ImprovementPlan.resource, Programme.resource, Participant.resource, Organisation.resource,
      Person.resource,
    ]
    let tag = EntityTag.of(
      "\(call.request.path)?\(call.request.query ?? "")\n\(day)",
      at: try reader.latest(of: kinds, for: .anyone), of: kinds)
    return try unlessKnown(tag, call) { headers in
      let actions = try reader.fold(LateActions.self)
      return try answerLong(service.searches, call, later) { [service] handed in
        service.store.giveBack(handed)
        let late = OverdueActions(
          on: day, programme: asked[0], participant: asked[1], owner: asked[2], actions)
        return Response(.ok, headers: headers, body: .bytes(late.bytes))
      }
    }
  }
}
