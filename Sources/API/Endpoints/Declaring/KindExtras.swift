import HTTP
import Records
import Register

/// What a kind of record brings to the API beyond what every kind has.
package struct KindExtras: Sendable {
  /// Renderings of its records.
  package var faces: [Face] = []
  /// Endpoints about its records.
  package var endpoints: [Endpoint] = []
  /// Another thing than a record that the place of its id may name.
  var lookup: ItemLookup?
  /// What a record may have become, read in its place.
  var following: ItemFollowing?

  package init() {}

  /// Those of the register's kinds, by the names of the kinds.
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
