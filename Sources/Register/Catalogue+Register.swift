package import Records

extension Catalogue {
  /// The kinds of record of Concordat, in the order in which most refer to each other.
  ///
  /// Areas and organisations refer to each other both ways, so no order of files by kind brings a whole
  /// register in; its log does.
  package static let register = Catalogue([
    Area.resource, AreaEvent.resource, Organisation.resource, OrganisationEvent.resource,
    Person.resource, Post.resource, Partnership.resource, Award.resource, Announcement.resource,
    Boundary.resource, PostcodeUnit.resource,
  ])
}
