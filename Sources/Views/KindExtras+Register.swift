package import API
import Areas
import Records
import Register

extension KindExtras {
  /// What the register's kinds add, by the names of the kinds.
  package static let register: [String: KindExtras] = [
    Area.resource.name: areas, Organisation.resource.name: organisations,
    Partnership.resource.name: partnerships, PostcodeUnit.resource.name: postcodes,
    Programme.resource.name: programmes, ImprovementPlan.resource.name: plans,
  ]

  private static var areas: KindExtras {
    var extras = KindExtras()
    extras.endpoints = AreaEndpoints.all
    extras.following = .currentAreas
    return extras
  }

  private static var organisations: KindExtras {
    var extras = KindExtras()
    extras.faces = [.popolo]
    extras.endpoints = OrganisationEndpoints.all
    return extras
  }

  private static var partnerships: KindExtras {
    var extras = KindExtras()
    extras.endpoints = PartnershipEndpoints.all
    return extras
  }

  private static var postcodes: KindExtras {
    var extras = KindExtras()
    extras.endpoints = [PostcodeEndpoints.lookUp]
    extras.lookup = .postcodes
    return extras
  }

  private static var programmes: KindExtras {
    var extras = KindExtras()
    extras.endpoints = ProgrammeEndpoints.all
    return extras
  }

  private static var plans: KindExtras {
    var extras = KindExtras()
    extras.endpoints = PlanEndpoints.all
    return extras
  }
}
