package import Records

extension Catalogue {
  /// The kinds of record of Concordat, in the order in which an import of all of them must come.
  package static let register = Catalogue([
    Area.resource, Organisation.resource, Partnership.resource, Award.resource,
    Announcement.resource,
  ])
}
