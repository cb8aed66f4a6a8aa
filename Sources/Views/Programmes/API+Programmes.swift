import API
import Areas
import HTTP
import JSON
import Records
import Register
import Store

/// Answers about programmes, each worked out of many records on one snapshot.
extension API {
  func timeline(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let day = try call.value(ProgrammeEndpoints.asOf) ?? today
    return try gather(call, later, on: day) { id, reader, gazetteer in
      try ProgrammeTimeline(id, on: day, reader, gazetteer)
    }
  }

  func coverage(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (states, cohort, day): ([String], String?, CalendarDate) = ([], nil, today)
    try call.together(
      { states = try call.value(ProgrammeEndpoints.state) ?? [] },
      { cohort = try call.value(ProgrammeEndpoints.cohort) },
      { day = try call.value(ProgrammeEndpoints.asOf) ?? day })
    let asked = ProgrammeCoverage.Asked(states: states, cohort: cohort, day: day)
    return try gather(call, later, on: day) { id, reader, gazetteer in
      try ProgrammeCoverage(id, asked, reader, gazetteer)
    }
  }

  func participants(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let day = try call.value(ProgrammeEndpoints.asOf) ?? today
    return try gather(call, later, on: day) { id, reader, gazetteer in
      try ProgrammeParticipants(id, on: day, reader, gazetteer)
    }
  }

  /// Answers with what `work` makes, on a thread of its own: a programme may have thousands of bids.
  private func gather(
    _ call: Call, _ later: Responder, on day: CalendarDate,
    _ work: @escaping @Sendable (_ id: String, Reader, Gazetteer) throws -> some WorkedOut
  ) throws -> Response? {
    let id = try identify(call.place("id"), Programme.resource, call)
    let kinds = [
      Programme.resource, ExpressionOfInterest.resource, Participant.resource, Area.resource,
      AreaEvent.resource,
    ]
    let tag = EntityTag.of(
      "\(call.request.path)?\(call.request.query ?? "")\n\(day)",
      at: try reader.latest(of: kinds, for: .anyone), of: kinds)
    return try unlessKnown(tag, call) { headers in
      let gazetteer = try gazetteer()
      return try answerLong(service.searches, call, later) { [service] handed in
        let body = try handed.reader.snapshot { try work(id, handed.reader, gazetteer).bytes }
        service.store.giveBack(handed)
        return Response(.ok, headers: headers, body: .bytes(body))
      }
    }
  }
}
