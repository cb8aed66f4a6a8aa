import API
import HTTP
import JSON
import Records
import Areas

/// The endpoints whose answers about areas are worked out.
enum AreaEndpoints {
  static let all = [lineage, members, relation, coterminous, pairs, trace]

  private static let lineage = Endpoint.view(
    "lineage_of_area", "/v1/areas/{id}/lineage", of: Area.resource,
    "Where an area's ground came from and where it went, with the events between.",
    parameters: [CommonParameters.id()], schema: ("AreaLineage", LineageAnswer.layout.schema),
    example: "/v1/areas/gss:E06000029/lineage"
  ) { api, call, _ in try api.lineage(call) }

  private static let members = Endpoint.view(
    "members_of_area", "/v1/areas/{id}/members", of: Area.resource,
    "What a composite area is made of on a day.",
    parameters: [
      CommonParameters.id(), AreaParameters.asOf, AreaParameters.on, AreaParameters.expand,
    ],
    schema: ("AreaMembers", MembersAnswer.layout.schema),
    example:
      "/v1/areas/local:pstn-bournemouth-poole-and-dorset/members?expand=leaves&as_of=2013-07-03"
  ) { api, call, later in try api.members(call, later) }

  private static let relation = Endpoint.view(
    "relation_of_areas", "/v1/areas/{id}/relation/{other}", of: Area.resource,
    "How one area lies to another on a day: coterminous, within, covers, overlaps or disjoint, by whole smallest parts, also across reorganisations; touches for disjoint ones whose boundaries of that day meet. 409 names what is missing to tell.",
    parameters: [
      CommonParameters.id(), AreaParameters.other, AreaParameters.asOf, AreaParameters.on,
      AreaParameters.layer,
    ], schema: ("AreaRelation", RelationAnswer.layout.schema), refusals: [409],
    example: "/v1/areas/gss:E06000029/relation/gss:E06000058?as_of=2024-01-01"
  ) { api, call, later in try api.relation(call, later) }

  private static let coterminous = Endpoint.view(
    "coterminous_with_area", "/v1/areas/{id}/coterminous", of: Area.resource,
    "The areas of the same ground as one on a day; those of which it cannot be said are listed apart.",
    parameters: [
      CommonParameters.id(), AreaParameters.type, AreaParameters.asOf, AreaParameters.on,
      AreaParameters.layer,
    ], schema: ("CoterminousAreas", CoterminousAreas.layout.schema),
    example: "/v1/areas/gss:E06000022/coterminous?type=COMPOSITE,CTY,UA&as_of=2013-07-03"
  ) { api, call, later in try api.coterminous(call, later) }

  private static let pairs = Endpoint.view(
    "coterminous_areas", "/v1/areas/coterminous", of: Area.resource,
    "All pairs of areas of two sorts that have the same ground on a day; those of which it cannot be said are listed apart.",
    parameters: [
      AreaParameters.oneSide, AreaParameters.otherSide, AreaParameters.asOf, AreaParameters.on,
      AreaParameters.layer,
    ], schema: ("CoterminousPairs", CoterminousPairs.layout.schema),
    example: "/v1/areas/coterminous?type=COMPOSITE&with=CTY,UA&as_of=2013-07-03"
  ) { api, call, later in try api.coterminousPairs(call, later) }

  private static let trace = Endpoint.view(
    "trace_area", "/v1/areas/{id}/trace", of: Area.resource,
    "Follows an area's ground through reorganisations to a day, forwards or backwards: who holds which part of it, and whether it is still made of whole areas. 409 names what is missing to tell.",
    parameters: [
      CommonParameters.id(), AreaParameters.to, AreaParameters.from, AreaParameters.layer,
    ], schema: ("AreaTrace", TraceAnswer.layout.schema), refusals: [409],
    example: "/v1/areas/local:pstn-bournemouth-poole-and-dorset/trace?to=2019-04-01"
  ) { api, call, later in try api.trace(call, later) }
}
