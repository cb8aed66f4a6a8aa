import Areas
package import Store

extension Services {
  /// The rules and effects of the register's kinds beyond their declarations.
  package static let register = Services(
    areas + [
      (Organisation.resource, OrganisationService()),
      (OrganisationEvent.resource, OrganisationEventService()),
      (Post.resource, RoleService(kind: "posts")),
      (Partnership.resource, PartnershipService()),
      (Agreement.resource, AgreementService()), (Measure.resource, MeasureService()),
      (Award.resource, AwardService()), (Programme.resource, RoleService(kind: "programmes")),
      (ExpressionOfInterest.resource, ExpressionService()),
      (Participant.resource, ParticipantService()), (ImprovementPlan.resource, PlanService()),
    ])
}
