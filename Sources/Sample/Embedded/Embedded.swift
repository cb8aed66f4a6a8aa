// Made by .ci/embed from the folder Data: change the files there and run it again.

/// The files of the folder Data, unchanged.
package enum Embedded {
  package static let files: [(name: String, text: String)] = [
    ("announcements.ndjson", announcements),
    ("area-events.ndjson", areaEvents),
    ("awards.ndjson", awards),
    ("boundaries.ndjson", boundaries),
    ("composite-areas.ndjson", compositeAreas),
    ("council-areas.ndjson", councilAreas),
    ("councils.ndjson", councils),
    ("counties.ndjson", counties),
    ("dorset-districts.ndjson", dorsetDistricts),
    ("example-areas.ndjson", exampleAreas),
    ("example-bodies.ndjson", exampleBodies),
    ("expressions.ndjson", expressions),
    ("government-bodies.ndjson", governmentBodies),
    ("hampshire-districts.ndjson", hampshireDistricts),
    ("improvement-plans.ndjson", improvementPlans),
    ("london-boroughs.ndjson", londonBoroughs),
    ("london-councils.ndjson", londonCouncils),
    ("organisation-events.ndjson", organisationEvents),
    ("other-bodies.ndjson", otherBodies),
    ("participants.ndjson", participants),
    ("partnerships.ndjson", partnerships),
    ("people.ndjson", people),
    ("postcodes.ndjson", postcodes),
    ("posts.ndjson", posts),
    ("programmes.ndjson", programmes),
    ("public-bodies.ndjson", publicBodies),
    ("regions.ndjson", regions),
    ("surrey-districts.ndjson", surreyDistricts),
  ]
}
