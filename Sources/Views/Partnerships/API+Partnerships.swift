import API
import HTTP
import JSON
import Records
import Register
import Store

/// Answers about partnerships, gathered from several lists on one snapshot.
extension API {
  func tree(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (depth, day) = (5, CalendarDate?.none)
    try call.together(
      { depth = try call.value(PartnershipEndpoints.depth) ?? depth },
      { day = try call.value(PartnershipEndpoints.asOf) })
    return try gather(call, [Partnership.resource], later) { [depth, day] id, reader in
      try PartnershipTree(id, depth: depth, on: day, reader)
    }
  }

  func budget(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let year = try call.value(PartnershipEndpoints.year)
    return try gather(call, [Partnership.resource, Organisation.resource], later) { id, reader in
      try PartnershipBudget(id, in: year, reader)
    }
  }

  func completeness(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let day = try call.value(PartnershipEndpoints.asOf) ?? today
    let kinds = [
      Partnership.resource, Agreement.resource, Review.resource, Measure.resource, Risk.resource,
    ]
    return try gather(call, kinds, on: day, later) { id, reader in
      try PartnershipCompleteness(id, on: day, reader)
    }
  }

  func significance(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (card, day) = ("", today)
    try call.together(
      { card = try call.needed(PartnershipEndpoints.scorecard, such: "council:scorecard") },
      { day = try call.value(PartnershipEndpoints.asOf) ?? day })
    let scorecard = try identify(card, Scorecard.resource, call)
    let kinds = [
      Partnership.resource, Scorecard.resource, Post.resource, Risk.resource,
    ]
    return try gather(call, kinds, on: day, later) { [day] id, reader in
      try PartnershipSignificance(id, by: scorecard, on: day, reader)
    }
  }

  /// Answers with what `work` makes of records of `kinds`, on a thread of its own; `day` is the one on which the
  /// answer is, where that may be today.
  private func gather(
    _ call: Call, _ kinds: [Resource], on day: CalendarDate? = nil, _ later: Responder,
    _ work: @escaping @Sendable (_ id: String, Reader) throws -> some WorkedOut
  ) throws -> Response? {
    let id = try identify(call.place("id"), Partnership.resource, call)
    let asked = "\(call.request.path)?\(call.request.query ?? "") \(day?.description ?? "")"
    let tag = EntityTag.of(asked, at: try reader.latest(of: kinds, for: .anyone), of: kinds)
    return try unlessKnown(tag, call) { headers in
      try answerLong(service.searches, call, later) { [service] handed in
        let body = try handed.reader.snapshot { try work(id, handed.reader).bytes }
        service.store.giveBack(handed)
        return Response(.ok, headers: headers, body: .bytes(body))
      }
    }
  }
}
