/// What one parameter asks of the values under a link.
struct LinkFilter {
  enum Asked {
    /// One of these, whichever.
    case any([String])
    /// None of these.
    case none([String])
    /// Every one of these.
    case every([String])
    /// A value at all, or none.
    case some(Bool)
  }

  let link: Index.Link
  let asked: Asked

  /// The filters that all of `asked` come to: those on one list hold of one element of it.
  ///
  /// What must not be is asked of that element too; but where it is alone, or speaks of the very values that
  /// another asks for, no element of the record may have it.
  static func meeting(_ asked: [LinkFilter]) -> [Filter] {
    var filters: [Filter] = []
    var lists: [(name: String, filters: [LinkFilter])] = []
    for filter in asked {
      guard let name = filter.link.list?.name, !filter.isOfRecord else {
        filters += filter.alone
        continue
      }
      if let place = lists.firstIndex(where: { $0.name == name }) {
        lists[place].filters.append(filter)
      } else {
        lists.append((name, [filter]))
      }
    }
    for list in lists { filters += meeting(inOne: list.filters) }
    return filters
  }

  /// Whether it speaks of the whole record whatever stands beside it.
  private var isOfRecord: Bool {
    if case .some = asked { return true }
    return false
  }

  /// The filter where no other is on the same list.
  private var alone: [Filter] {
    switch asked {
    case .any(let values): [.linked(.init(link, values))]
    case .none(let values): [.not(.linked(.init(link, values)))]
    case .every(let values): values.map { .linked(.init(link, [$0])) }
    case .some(true): [.linked(.init(link, nil))]
    case .some(false): [.not(.linked(.init(link, nil)))]
    }
  }

  private static func meeting(inOne filters: [LinkFilter]) -> [Filter] {
    var wanted: [Filter.Term] = []
    var every: [Filter.Term] = []
    var refused: [LinkFilter] = []
    for filter in filters {
      switch filter.asked {
      case .any(let values): wanted.append(.init(filter.link, values))
      case .every(let values): every += values.map { .init(filter.link, [$0]) }
      case .none: refused.append(filter)
      case .some: preconditionFailure("speaks of the record")
      }
    }
    func isAskedFor(_ link: Index.Link) -> Bool {
      (wanted + every).contains { $0.link === link }
    }
    let apart = refused.filter { wanted.isEmpty && every.isEmpty || isAskedFor($0.link) }
    let unwanted = refused.filter { filter in !apart.contains { $0.link === filter.link } }
      .map { filter in
        guard case .none(let values) = filter.asked else { preconditionFailure("is refused") }
        return Filter.Term(filter.link, values, isNegated: true)
      }
    var met = every.map { term in
      // An element has one of several values that are all wanted, so they do not meet in it.
      Filter.linked(.init([term] + wanted.filter { $0.link !== term.link } + unwanted))
    }
    let isMet = every.contains { term in !wanted.contains { $0.link === term.link } }
    if !wanted.isEmpty, !isMet { met.append(.linked(.init(wanted + unwanted))) }
    return met + apart.flatMap(\.alone)
  }
}
