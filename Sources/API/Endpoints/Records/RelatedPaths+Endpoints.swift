import HTTP
import Records

extension RelatedPaths {
  /// The paths of `resource`, with the answers about one of its records that `endpoints` give to anybody.
  init(_ resource: Resource, in catalogue: Catalogue, _ endpoints: [Endpoint]) {
    let item = "\(RecordEndpoints.item(resource))/"
    let answers = endpoints.compactMap { endpoint -> Answer? in
      guard endpoint.method == .get, endpoint.path.hasPrefix(item),
        case .nothing = endpoint.need,
        !endpoint.parameters.contains(where: { $0.place == .query && $0.isRequired })
      else { return nil }
      let parts = endpoint.path.split(separator: "/").map(String.init)
      let places = parts.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
      // What follows from a record alone; a path with another record's id does not.
      guard places.allSatisfy(resource.members.contains),
        let name = parts.last(where: { !$0.hasPrefix("{") })
      else { return nil }
      return Answer(name, endpoint.path)
    }
    self.init(resource, in: catalogue, answers)
  }
}
