package import Records

/// The worked-out filters that lists of one kind take: what is to be known of them before any is asked for,
/// gathered once.
package struct OfferedFilters: Sendable {
  /// Those that ask for places.
  package static let places: [any WorkedOutFilter.Type] = [
    AreaMatch.self, AreaNameLookup.self, PlacesAtPoint.self, PlacesInBox.self, PlacesByShape.self,
    PartsHeld.self,
  ]

  /// The parameters that they read.
  package let parameters: [FilterParameter]
  /// The names of the parameters.
  package let names: [String]
  /// The members that they may have stand beside the items.
  package let notes: [FilterNote]
  /// The fields that they may add to the answer's head.
  package let headers: [String]
  /// The declared filters with which some of them go.
  private let followed: [String]
  private let filters: [any WorkedOutFilter.Type]

  /// Those of `all` that lists of `resource` take.
  package init(
    of resource: Resource, in catalogue: Catalogue, among all: [any WorkedOutFilter.Type]
  ) {
    let offered = all.map { ($0, $0.parameters(of: resource, in: catalogue)) }
      .filter { !$0.1.isEmpty }
    filters = offered.map(\.0)
    parameters = offered.flatMap(\.1)
    names = parameters.map(\.name)
    notes = filters.flatMap { $0.notes }
    headers = filters.flatMap { $0.headers }
    followed = filters.compactMap { $0.follows }
  }

  /// Whether the parameter `name` is the filter `filter` with any operator.
  static func isOf(_ filter: String, _ name: String) -> Bool {
    name == filter || name.hasPrefix("\(filter)__")
  }

  /// The filters that the parameters of a list ask for; throws the faults of all of them.
  package func read(_ given: FilterReading) throws(RecordError) -> WorkedOutFilters {
    let isAsked = given.parameters.contains { name, _ in
      names.contains(name) || followed.contains { OfferedFilters.isOf($0, name) }
    }
    guard isAsked else {
      return WorkedOutFilters([])
    }
    var reading = given
    var asked: [any WorkedOutFilter] = []
    for kind in filters {
      if let filter = kind.init(&reading) { asked.append(filter) }
    }
    guard reading.faults.isEmpty else { throw .badRequest(reading.faults) }
    return WorkedOutFilters(asked)
  }
}
