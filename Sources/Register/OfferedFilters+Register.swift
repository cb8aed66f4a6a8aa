package import Areas
package import Records

extension OfferedFilters {
  /// All that there are; another one is a file and a word here.
  package static let all: [any WorkedOutFilter.Type] =
    places + [ProgrammesOpen.self, PlansOverdue.self, InForceOn.self, OverdueOn.self]

  /// Those of the register that lists of `resource` take.
  package init(of resource: Resource, in catalogue: Catalogue) {
    self.init(of: resource, in: catalogue, among: OfferedFilters.all)
  }
}
