package import Records

/// All kinds of record of a register, as the store keeps them.
package final class Tables: Sendable {
  package let catalogue: Catalogue
  private let byResource: [ObjectIdentifier: Table]

  package init(_ catalogue: Catalogue, _ services: Services = Services()) {
    self.catalogue = catalogue
    byResource = Dictionary(
      uniqueKeysWithValues: catalogue.resources.map { resource in
        (ObjectIdentifier(resource), Table(resource, services[resource]))
      })
  }

  /// The tables of a kind of the catalogue.
  subscript(_ resource: Resource) -> Table {
    guard let table = byResource[ObjectIdentifier(resource)] else {
      preconditionFailure("\(resource.name) is not in the catalogue")
    }
    return table
  }

  /// What a kind needs beyond its declaration, if anything.
  package func service(of resource: Resource) -> (any RecordService)? { self[resource].service }
}
