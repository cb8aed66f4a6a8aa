import JSON
import Records
import Register

/// The questions about areas whose answers are worked out.
enum AreaViews {
  static let all = [lineage, members, relation, coterminous, pairs, trace]

  private static let on = View.Parameter(
    "on",
    "The day; today if not given. An area that does not exist on it is taken on the nearest day of its life.",
    ["type": "string", "format": "date"])

  private static let layer = View.Parameter(
    "layer",
    "The layer of smallest parts to compare in; if not given, the finest in which both say what they are made of.",
    ["type": "string", "enum": .array(Gazetteer.layers.map(JSON.string))])

  private static func types(_ name: String, _ about: String, isRequired: Bool) -> View.Parameter {
    let word = "(\(Area.types.joined(separator: "|")))"
    return View.Parameter(
      name, about, ["type": "string", "pattern": .string("^\(word)(,\(word))*$")],
      isRequired: isRequired)
  }

  private static let lineage = View(
    "lineage_of_area", "/v1/areas/{id}/lineage", of: Area.resource,
    "Where an area's ground came from and where it went, with the events between.",
    schema: ("AreaLineage", LineageAnswer.layout.schema), example: "/v1/areas/gss:E06000029/lineage"
  ) { api, call, _ in try api.lineage(call) }

  private static let members = View(
    "members_of_area", "/v1/areas/{id}/members", of: Area.resource,
    "What a composite area is made of on a day.",
    parameters: [
      on,
      View.Parameter(
        "expand",
        "With leaves, the areas that it comes down to through members that are composite themselves.",
        ["type": "string", "enum": ["leaves"]]),
    ], schema: ("AreaMembers", MembersAnswer.layout.schema),
    example: "/v1/areas/local:pstn-bournemouth-poole-and-dorset/members?expand=leaves&on=2013-07-03"
  ) { api, call, _ in try api.members(call) }

  private static let relation = View(
    "relation_of_areas", "/v1/areas/{id}/relation/{other}", of: Area.resource,
    "How one area lies to another on a day: coterminous, within, covers, overlaps or disjoint, by whole smallest parts, also across reorganisations; touches for disjoint ones whose boundaries of that day meet. 409 names what is missing to tell.",
    parameters: [on, layer], schema: ("AreaRelation", RelationAnswer.layout.schema),
    failures: [409],
    example: "/v1/areas/gss:E06000029/relation/gss:E06000058?on=2024-01-01"
  ) { api, call, later in try api.relation(call, later) }

  private static let coterminous = View(
    "coterminous_with_area", "/v1/areas/{id}/coterminous", of: Area.resource,
    "The areas of the same ground as one on a day; those of which it cannot be said are listed apart.",
    parameters: [
      types(
        "type", "Areas of these types, comma-separated; of any type if not given.",
        isRequired: false),
      on, layer,
    ], schema: ("CoterminousAreas", CoterminousAreas.layout.schema),
    example: "/v1/areas/gss:E06000022/coterminous?type=COMPOSITE,CTY,UA&on=2013-07-03"
  ) { api, call, later in try api.coterminous(call, later) }

  private static let pairs = View(
    "coterminous_areas", "/v1/areas/coterminous", of: Area.resource,
    "All pairs of areas of two sorts that have the same ground on a day; those of which it cannot be said are listed apart.",
    parameters: [
      types("type", "The types of the one side, comma-separated.", isRequired: true),
      types("with", "The types of the other side, comma-separated.", isRequired: true), on, layer,
    ], schema: ("CoterminousPairs", CoterminousPairs.layout.schema),
    example: "/v1/areas/coterminous?type=COMPOSITE&with=CTY,UA&on=2013-07-03"
  ) { api, call, later in try api.coterminousPairs(call, later) }

  private static let trace = View(
    "trace_area", "/v1/areas/{id}/trace", of: Area.resource,
    "Follows an area's ground through reorganisations to a day, forwards or backwards: who holds which part of it, and whether it is still made of whole areas. 409 names what is missing to tell.",
    parameters: [
      View.Parameter(
        "to", "The day to follow it to.", ["type": "string", "format": "date"], isRequired: true),
      View.Parameter(
        "from",
        "The day to follow it from; if not given, the first day of which its record says something.",
        ["type": "string", "format": "date"]),
      layer,
    ], schema: ("AreaTrace", TraceAnswer.layout.schema), failures: [409],
    example: "/v1/areas/local:pstn-bournemouth-poole-and-dorset/trace?to=2019-04-01"
  ) { api, call, later in try api.trace(call, later) }
}
