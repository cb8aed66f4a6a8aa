package import JSON

/// Which records are wanted, as a value: read from parameters, rendered in SQL by the store, and evaluated
/// in Swift by `holds`.
///
/// Each case is true or false of a record: a comparison is false of a record without the value, and so
/// `not` of it is true.
package indirect enum Filter: Sendable {
  /// The value of a column compares in this way with the values given: `oneOf` and `contains` have some,
  /// `exists` has none, the others have one.
  case compare(Index.Column, Comparison, [JSON])
  case linked(Linked)
  /// The record is one of those with these ids, however many they are.
  case among([String])
  /// The record was written at that moment or later.
  case modified(since: Instant)
  /// The record is there on the day of the view.
  case present(AsOf)
  case all([Filter])
  case any([Filter])
  case not(Filter)

  /// A list of the record has an element of which several terms hold, or the record one value of a link.
  package struct Linked: Sendable {
    /// What holds of the one element: terms of links in one list, the first of them not negated; of a link in
    /// no list, one term.
    package let terms: [Term]

    package init(_ terms: [Term]) {
      precondition(terms.first?.isNegated == false, "an element is looked for by what it has")
      self.terms = terms
    }

    package init(_ link: Index.Link, _ values: [String]?) { terms = [Term(link, values)] }
  }

  /// That an element has, or has not, one of some values under a link.
  package struct Term: Sendable {
    package let link: Index.Link
    /// Nil for any value.
    package let values: [String]?
    package let isNegated: Bool
    /// Whether the values were worked out, and may be thousands.
    package let isWide: Bool

    package init(
      _ link: Index.Link, _ values: [String]?, isNegated: Bool = false, isWide: Bool = false
    ) {
      (self.link, self.values, self.isNegated) = (link, values, isNegated)
      self.isWide = isWide
    }

    /// The same of other values, of which there may be very many.
    package func widened(to values: [String]) -> Term {
      Term(link, values, isNegated: isNegated, isWide: true)
    }
  }

  /// The filter with every term of links in it replaced by what `change` makes of it.
  package func replacing(_ change: (Term) throws -> Term) rethrows -> Filter {
    switch self {
    case .linked(let linked): .linked(Linked(try linked.terms.map(change)))
    case .all(let parts): .all(try parts.map { try $0.replacing(change) })
    case .any(let parts): .any(try parts.map { try $0.replacing(change) })
    case .not(let part): .not(try part.replacing(change))
    case .compare, .among, .modified, .present: self
    }
  }

  /// How many values it names.
  package var size: Int {
    switch self {
    case .compare(_, _, let values): values.count
    case .linked(let linked): linked.terms.reduce(0) { $0 + ($1.values?.count ?? 0) }
    case .among(let ids): ids.count
    case .modified, .present: 1
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.size }
    case .not(let part): part.size
    }
  }

  /// How many values are bound for it in SQL.
  var bound: Int {
    switch self {
    case .compare(_, _, let values): values.count
    case .linked(let linked):
      // The day of an element is bound twice.
      linked.terms.reduce(2) { $0 + ($1.isWide ? 1 : $1.values?.count ?? 0) }
    case .among, .modified: 1
    case .present: 2
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.bound }
    case .not(let part): part.bound
    }
  }
}
