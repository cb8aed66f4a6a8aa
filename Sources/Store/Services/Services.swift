package import Records

/// The services of those kinds of record that need more than their declaration says.
package struct Services: Sendable {
  private var byResource: [ObjectIdentifier: any RecordService] = [:]

  package init(_ services: [(resource: Resource, service: any RecordService)] = []) {
    for (resource, service) in services { byResource[ObjectIdentifier(resource)] = service }
  }

  /// The service of a kind; nil if its declaration says it all.
  subscript(_ resource: Resource) -> (any RecordService)? { byResource[ObjectIdentifier(resource)] }
}
