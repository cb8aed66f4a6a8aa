import HTTP
import Records
import Areas
import Register

/// What a kind of record brings to the API beyond what every kind has.
package struct KindExtras: Sendable {
  /// Renderings of its records.
  package var faces: [Face] = []
  /// Endpoints about its records.
  package var endpoints: [Endpoint] = []
  /// What the `{id}` of its paths may name beside records.
  var lookup: ItemLookup?
  /// How a record's successor is read in the place of the record.
  var following: ItemFollowing?

  package init() {}

  /// What the register's kinds add, by the names of the kinds.
  package static let register: [String: KindExtras] = [
    Area.resource.name: areas, Organisation.resource.name: organisations,
    PostcodeUnit.resource.name: postcodes,
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

  private static var postcodes: KindExtras {
    var extras = KindExtras()
    extras.lookup = .postcodes
    return extras
  }
}
