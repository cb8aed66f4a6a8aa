/// The facts of five documents from 2006 to 2013 on partnerships, as a register to try things on.
///
/// The rows are JSON files in the folder `Data`, one record a line, as `concordat import KIND FILE`
/// reads them. Records refer to each other by codes, because ids are made when they are loaded.
package enum SampleRegister {
  /// The rows of one kind, one JSON object a line.
  package typealias Part = (kind: String, rows: String)

  /// The parts, ordered so that a record comes after those it refers to.
  package static let parts: [Part] = [
    // England and the regions named in the documents or needed as parents of the areas below.
    ("areas", Embedded.regions),
    // Counties of 2013, each with the districts it was made of.
    ("areas", Embedded.counties),
    // Unitary authorities and metropolitan districts. The six places of July 2013 that are one
    // council's area bear the place's code beside their own.
    ("areas", Embedded.councilAreas),
    // The London boroughs of two of the nine places.
    ("areas", Embedded.londonBoroughs),
    // The districts of Dorset until 2019, which show where each part of the county went.
    ("areas", Embedded.dorsetDistricts),
    // The districts of Hampshire, from which shared boundaries are worked out.
    ("areas", Embedded.hampshireDistricts),
    // The districts of Surrey, from which shared boundaries are worked out.
    ("areas", Embedded.surreyDistricts),
    // What happened in 2019 to the areas of a place of 2013.
    ("area-events", Embedded.areaEvents),
    // Councils outside London that the documents name or imply, and those that followed them.
    ("organisations", Embedded.councils),
    // The councils of the London boroughs of two of the nine places.
    ("organisations", Embedded.londonCouncils),
    // Departments of central government and public bodies near it.
    ("organisations", Embedded.governmentBodies),
    // NHS bodies, associations of councils and universities.
    ("organisations", Embedded.publicBodies),
    // The councils of an association, as far as its name tells them.
    ("organisations", Embedded.memberCouncils),
    // Bodies of the third sector and businesses.
    ("organisations", Embedded.otherBodies),
    // Areas made of several councils' areas, with members that change in 2019.
    ("areas", Embedded.compositeAreas),
    // The people whom the documents name as holders of posts.
    ("people", Embedded.people),
    // The posts that the documents name, with their holders.
    ("posts", Embedded.posts),
    // Partnerships of every kind that the documents speak of.
    ("partnerships", Embedded.partnerships),
    // Areas and two bodies that are an example, where the documents tell of a kind and give none.
    ("areas", Embedded.exampleAreas),
    ("organisations", Embedded.exampleBodies),
    // The programmes that the documents name.
    ("programmes", Embedded.programmes),
    // The bids of the nine places of July 2013, as far as the documents tell of them.
    ("expressions-of-interest", Embedded.expressions),
    // The nine places, with an example of another programme before them.
    ("participants", Embedded.participants),
    // The plan of the example.
    ("improvement-plans", Embedded.improvementPlans),
    // Bodies that none of the documents has, for the examples below.
    ("organisations", Embedded.partnershipExampleBodies),
    // Partnerships of the sorts that the documents only speak of, each an example that says so.
    ("partnerships", Embedded.partnershipExamples),
    // Agreements beside those that partnerships above carry.
    ("agreements", Embedded.agreements),
    // A joint post of the example of a local strategic partnership.
    ("posts", Embedded.partnershipExamplePosts),
    // Figures by which the examples are measured.
    ("measures", Embedded.measures),
    // What reviews of the examples found.
    ("reviews", Embedded.reviews),
    // What hinders and helps partnerships, as the documents say.
    ("barriers", Embedded.barriers),
    // Risks and liabilities of the examples.
    ("risks", Embedded.risks),
    // What a research centre has under way and in preparation.
    ("projects", Embedded.projects),
    // How the council of the examples weighs them up.
    ("scorecards", Embedded.scorecards),
    // Money given, promised and announced, as far as the documents give figures.
    ("awards", Embedded.awards),
    // The five documents themselves, told in our own words.
    ("announcements", Embedded.announcements),
    // What happened to the bodies that the documents name.
    ("organisation-events", Embedded.organisationEvents),
    // The outlines of three London boroughs, as coarse as they are published.
    ("boundaries", Embedded.boundaries),
    // A few postcodes of Lambeth, one of which is no longer in use.
    ("postcodes", Embedded.postcodes),
  ]
}
