import Areas
package import Records

extension Catalogue {
  /// Concordat's kinds of record, ordered so that most refer to earlier ones.
  ///
  /// Areas and organisations refer to each other, so a whole register cannot be imported kind by
  /// kind; it can from its log.
  package static let register = Catalogue([
    Area.resource, AreaEvent.resource, Organisation.resource, OrganisationEvent.resource,
    Person.resource, Post.resource, Partnership.resource, Agreement.resource, Measure.resource,
    Review.resource, Barrier.resource, Risk.resource, Project.resource, Scorecard.resource,
    Award.resource, Announcement.resource, Boundary.resource, PostcodeUnit.resource,
    Programme.resource, ExpressionOfInterest.resource, Participant.resource,
    ImprovementPlan.resource,
  ])
}
