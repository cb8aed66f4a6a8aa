package import Records
package import Store

/// The worked-out filters that a list is asked for.
package struct WorkedOutFilters: Sendable {
  private let filters: [any WorkedOutFilter]

  init(_ filters: [any WorkedOutFilter]) { self.filters = filters }

  package var isEmpty: Bool { filters.isEmpty }

  /// Whether they may take longer than another reader should wait for.
  package var isHeavy: Bool { filters.contains { $0.isHeavy } }

  /// The kinds that they follow from, beside that of the list.
  package func kinds(in catalogue: Catalogue) -> [Resource] {
    var kinds: [Resource] = []
    for kind in filters.flatMap(\.kinds).compactMap({ catalogue[$0] })
    where !kinds.contains(where: { $0 === kind }) {
      kinds.append(kind)
    }
    return kinds
  }

  /// Takes from the snapshot what can be had on the thread of a worker alone.
  package func prepare(_ reader: Reader) throws {
    for filter in filters { try filter.prepare(reader) }
  }

  /// Works them out into `query`, by the snapshot of `reader`.
  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    var finding = FilterFinding()
    for filter in filters { finding.add(try filter.apply(to: &query, reader)) }
    return finding
  }
}
