import JSON
import Records
import Register

/// The questions about organisations whose answers are worked out.
enum OrganisationViews {
  static let all = [overview, lineage]

  private static let overview = View(
    "overview_of_organisation", "/v1/organisations/{id}/overview", of: Organisation.resource,
    "What the register has of one body: its names then and now, parents, posts, partnerships, awards made and received, announcements; each list with the address of all of it.",
    parameters: [
      View.Parameter(
        "as_of",
        "The body as it was on this day, past or to come; 404 not_yet or no_longer if it was not there.",
        ["type": "string", "format": "date"])
    ],
    schema: ("OrganisationOverview", OrganisationOverview.layout.schema), failures: [410],
    example: "/v1/organisations/sample:cpsp/overview?as_of=2009-12-31"
  ) { api, call, later in try api.overview(call, later) }

  private static let lineage = View(
    "lineage_of_organisation", "/v1/organisations/{id}/lineage", of: Organisation.resource,
    "Which bodies came before one and which after it, with the events between.",
    schema: ("OrganisationLineage", OrganisationLineage.layout.schema), failures: [410],
    example: "/v1/organisations/GB-LAE-BPC/lineage"
  ) { api, call, later in try api.lineageOfOrganisation(call, later) }
}
