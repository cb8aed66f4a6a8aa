import API
import HTTP
import JSON
import Records
import Register
import Store

/// Answers about organisations, gathered from several lists on one snapshot.
extension API {
  func overview(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let day = try call.value(OrganisationEndpoints.asOf)
    return try gather(call, later) { id, reader in
      try OrganisationOverview(id, on: day, reader)
    }
  }

  func lineageOfOrganisation(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    return try gather(call, later) { id, reader in try OrganisationLineage(id, reader) }
  }

  func network(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (depth, day) = (1, CalendarDate?.none)
    try call.together(
      { depth = try call.value(OrganisationEndpoints.depth) ?? 1 },
      { day = try call.value(OrganisationEndpoints.asOf) })
    let kinds = [Organisation.resource, Partnership.resource]
    return try gather(call, later, from: kinds) { [depth, day, format = call.format] id, reader in
      let network = try PartnershipNetwork(of: id, depth: depth, on: day, reader)
      return format == .graphml ? GraphML(network).bytes : network.bytes
    }
  }

  private func gather(
    _ call: Call, _ later: Responder,
    _ work: @escaping @Sendable (_ id: String, Reader) throws -> some WorkedOut
  ) throws -> Response? {
    let kinds = [
      Organisation.resource, OrganisationEvent.resource, Post.resource, Person.resource,
      Partnership.resource, Award.resource, Announcement.resource,
    ]
    return try gather(call, later, from: kinds) { try work($0, $1).bytes }
  }

  /// Answers with what `work` makes of records of `kinds`, on a thread of its own: very many records may name
  /// one body.
  private func gather(
    _ call: Call, _ later: Responder, from kinds: [Resource],
    _ work: @escaping @Sendable (_ id: String, Reader) throws -> [UInt8]
  ) throws -> Response? {
    let id = try identify(call.place("id"), Organisation.resource, call)
    let tag = EntityTag.of(
      "\(call.request.path)?\(call.request.query ?? "")\(call.format.suffix)",
      at: try reader.latest(of: kinds, for: .anyone), of: kinds)
    return try unlessKnown(tag, call) { headers in
      try answerLong(service.searches, call, later) { [service] handed in
        let body = try handed.reader.snapshot { try work(id, handed.reader) }
        service.store.giveBack(handed)
        return Response(.ok, headers: headers, body: .bytes(body))
      }
    }
  }
}
