/// All kinds of record of a register, in the order in which they may refer to each other.
package struct Catalogue: Sendable {
  package let resources: [Resource]
  private let byName: [String: Resource]
  /// A digest of the declarations, as far as documents and the rows beside them depend on them.
  package let digest: String

  package init(_ resources: [Resource]) {
    self.resources = resources
    byName = Dictionary(uniqueKeysWithValues: resources.map { ($0.name, $0) })
    digest = DeclarationDigest.of(resources.map(\.digest))
  }

  /// The kind of record called `name`, in the plural.
  package subscript(_ name: String) -> Resource? { byName[name] }

  /// The kinds that values of `kind` refer to.
  package func targets(of kind: Kind) -> [Resource] { kind.targets.compactMap { self[$0] } }

  /// The links of all kinds whose values are ids of records of `target`.
  package func referrers(to target: Resource) -> [(resource: Resource, link: Index.Link)] {
    resources.flatMap { resource in
      resource.index.links.filter { $0.kind.targets.contains(target.name) }.map { (resource, $0) }
    }
  }
}
