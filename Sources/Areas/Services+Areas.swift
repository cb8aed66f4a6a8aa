package import Records
package import Store

extension Services {
  /// The rules and effects of areas and their events beyond their declarations.
  package static var areas: [(resource: Resource, service: any RecordService)] {
    [(Area.resource, AreaService()), (AreaEvent.resource, AreaEventService())]
  }
}
