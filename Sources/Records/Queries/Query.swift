/// What a list is asked for, as a value checked against the declaration: filters, order, members, page.
package struct Query: Sendable {
  package static let defaultLimit = 50
  package static let maximumLimit = 200

  package let resource: Resource
  /// Who asks, and so what is found.
  package let audience: Audience
  package internal(set) var limit = Query.defaultLimit
  /// The members wanted, in the order of the declaration; nil for whole documents.
  package internal(set) var members: Set<String>?
  package internal(set) var isCounted = true
  /// The day on which the records are shown; nil for as they are.
  package internal(set) var asOf: AsOf?
  /// The filters, all of which hold of each record that is wanted.
  package var filters: [Filter] = []
  /// The words that each record must contain.
  package internal(set) var search: FullText?
  package internal(set) var sort: [Sort] = []
  package internal(set) var cursor: Cursor?
  /// Whether records that are equal in all terms come in the order against that of entry.
  package internal(set) var isBackwards: Bool {
    get { direction ?? sort.first?.isDescending ?? false }
    set { direction = newValue }
  }
  private var direction: Bool?
  /// The kinds of record that the answer follows from: its own, and those whose codes were looked up.
  package internal(set) var kinds: [Resource]
  /// Whether the page is one after the first.
  package var isContinued: Bool { cursor != nil }
  /// The text of everything but page and members, by which what was found is remembered: no two questions have
  /// the same.
  package internal(set) var question: String
  /// A digest of the question, for cursors and tags.
  package internal(set) var digest: Int64
  /// Whether an answer may be slow: it walks rows that no index puts in order.
  package internal(set) var isHeavy = false

  /// All records of a kind that `audience` sees, without filters.
  package init(_ resource: Resource, for audience: Audience) {
    (self.resource, self.audience, kinds) = (resource, audience, [resource])
    question = Query.text(of: resource, [], audience)
    digest = Query.digest(question)
  }

  /// Keeps only the records of which `filter` holds.
  package mutating func keep(_ filter: Filter) { filters.append(filter) }

  /// Keeps only the records that are there on `day`; all of them if the kind has no `life`.
  package mutating func keep(present day: CalendarDate) {
    let isKept = filters.contains {
      if case .present(let view) = $0 { view.day == day } else { false }
    }
    if !isKept, let view = AsOf(day, resource) { filters.append(.present(view)) }
  }

  /// Replaces every term of links in the filters by what `change` makes of it.
  package mutating func replaceTerms(_ change: (Filter.Term) throws -> Filter.Term) rethrows {
    filters = try filters.map { try $0.replacing(change) }
  }

  /// Shows all members but these, of those that were named if any were.
  package mutating func leaveOut(_ excluded: Set<String>) {
    members = (members ?? Set(resource.members)).subtracting(excluded)
  }

  /// Shows a member besides those that were named; false if it is shown already, or the kind has none so called.
  package mutating func show(_ member: String) -> Bool {
    guard resource.fields.contains(where: { $0.name == member }) else { return false }
    return members?.insert(member).inserted ?? false
  }

  /// Leaves out the members that are never public, unless members were named or the reader sees some of them.
  ///
  /// For files that may come back as imports, where an empty cell would empty the member.
  package mutating func leaveOutUnpublished() {
    guard members == nil, audience == .anyone, resource.fields.contains(where: \.isUnpublished)
    else {
      return
    }
    let hidden = Set(resource.fields.filter(\.isUnpublished).map(\.name))
    members = Set(resource.members).subtracting(hidden)
  }

  /// The parameters that every list accepts beside its filters.
  package static let common =
    [
      "limit", "cursor", "sort", "fields", "q", "count", "modified_since", "as_of",
    ] + presenting

  /// Those of them that say how records are shown, not which; `Presentation` is made of them.
  package static let presenting = ["exclude", "embed", "bounds", "links", "lang"]

  /// A filter of a kind of record.
  package struct Offer {
    package let name: String
    package let kind: Kind
    /// Whether it lies in link rows.
    package let isLink: Bool
    package let operators: [Operator]
    /// The list in one element of which it meets others; nil if it is alone in its list or in none.
    package let list: String?
  }

  /// The filters of a kind of record.
  package static func filters(of resource: Resource) -> [Offer] {
    var found: [Offer] = []
    for column in resource.index.columns {
      guard let name = column.field.parameter, !found.contains(where: { $0.name == name }) else {
        continue
      }
      let operators = Operator.fitting(column.field)
      found.append(
        Offer(name: name, kind: column.field.kind, isLink: false, operators: operators, list: nil))
    }
    let links = resource.index.links.filter { $0.parameter != nil }
    for link in links {
      guard let name = link.parameter else { continue }
      let list = link.list?.name
      let isAlone = links.count { $0.list?.name == list } == 1
      found.append(
        Offer(
          name: name, kind: link.kind, isLink: true, operators: Operator.linked,
          list: isAlone ? nil : list))
    }
    return found
  }
}
