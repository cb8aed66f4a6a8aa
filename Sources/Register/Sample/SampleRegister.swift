/// The facts of five documents of 2006 to 2013 on partnerships, as a register to try things on.
///
/// Records refer to each other by codes, because ids are minted when they are loaded.
package enum SampleRegister {
  /// JSON arrays of bodies, in an order in which what a record refers to stands before it.
  package static let steps: [(kind: String, json: String)] = [
    ("areas", SampleRegions.json),
    ("areas", SampleCountyAreas.json),
    ("areas", SampleCouncilAreas.json),
    ("areas", SampleLondonAreas.json),
    ("areas", SampleDorsetDistricts.json),
    ("areas", SampleHampshireDistricts.json),
    ("areas", SampleSurreyDistricts.json),
    ("area-events", SampleAreaEvents.json),
    ("organisations", SampleCouncils.json),
    ("organisations", SampleLondonCouncils.json),
    ("organisations", SampleGovernmentBodies.json),
    ("organisations", SamplePublicBodies.json),
    ("organisations", SampleOtherBodies.json),
    ("areas", SampleCompositeAreas.json),
    ("people", SamplePeople.json),
    ("posts", SamplePosts.json),
    ("partnerships", SamplePartnerships.json),
    ("partnerships", SamplePlacePartnerships.json),
    ("awards", SampleAwards.json),
    ("announcements", SampleAnnouncements.json),
    ("organisation-events", SampleOrganisationEvents.json),
    ("boundaries", SampleBoundaries.json),
    ("postcodes", SamplePostcodes.json),
  ]
}
