import API
import HTTP
import JSON
import Records
import Register

/// The endpoints whose answers about organisations are worked out.
enum OrganisationEndpoints {
  static let all = [overview, lineage, network]

  /// The day on which a body is shown.
  static let asOf = Parameter.day(
    "as_of",
    "The body as it was on this day, past or to come; 404 not_yet or no_longer if it was not there."
  )

  private static let overview = Endpoint.view(
    "overview_of_organisation", "/v1/organisations/{id}/overview", of: Organisation.resource,
    "What the register has of one body: its names then and now, parents, posts, partnerships, awards made and received, announcements; each list with the address of all of it.",
    parameters: [CommonParameters.id(), asOf],
    schema: ("OrganisationOverview", OrganisationOverview.layout.schema), refusals: [410],
    example: "/v1/organisations/sample:cpsp/overview?as_of=2009-12-31"
  ) { api, call, later in try api.overview(call, later) }

  private static let lineage = Endpoint.view(
    "lineage_of_organisation", "/v1/organisations/{id}/lineage", of: Organisation.resource,
    "Which bodies came before one and which after it, with the events between.",
    parameters: [CommonParameters.id()],
    schema: ("OrganisationLineage", OrganisationLineage.layout.schema), refusals: [410],
    example: "/v1/organisations/GB-LAE-BPC/lineage"
  ) { api, call, later in try api.lineageOfOrganisation(call, later) }

  /// How far a network goes.
  static let depth = Parameter.number(
    "depth", "With 2, those too who share partnerships with the bodies found at first.", 1...2,
    ["type": "integer", "minimum": 1, "maximum": 2, "default": 1])

  private static let network = Endpoint.view(
    "network_of_organisation", "/v1/organisations/{id}/network", of: Organisation.resource,
    "Who works with whom: the bodies that share partnerships with one, and in how many; on a day, partners of that day in partnerships under way. As .graphml for programs that draw networks.",
    parameters: [CommonParameters.id(), depth, asOf],
    schema: ("OrganisationNetwork", PartnershipNetwork.layout.schema), formats: [.json, .graphml],
    refusals: [410], example: "/v1/organisations/sample:cpsp/network?as_of=2009-12-01"
  ) { api, call, later in try api.network(call, later) }
}
