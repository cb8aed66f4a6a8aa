/// How a reference is found by the names on its way, where no other member of the kind has them.
struct ReferenceShortcut: Sendable {
  /// The member of the document that the reference is in.
  let top: MemberSearch
  /// The reference below it; nil if it is that member.
  let leaf: MemberSearch?
  /// The members of the document from that one on, each with its search; nil where others have the name too.
  private let following: ArraySlice<Top>

  /// A member of a document.
  typealias Top = (name: String, search: MemberSearch?)

  /// The members of documents of a kind with `fields`.
  static func tops(_ fields: [Field]) -> [Top] {
    let all = names(of: fields) + Resource.managed
    return fields.map { ($0.name, unique($0.name, among: all)) }
  }

  /// Nil if the names on the way at `path` do not tell enough; `tops` are the members of the documents.
  init?(_ path: [String], _ fields: [Field], _ tops: [Top]) {
    guard let place = fields.firstIndex(where: { $0.name == path[0] }), let top = tops[place].search
    else { return nil }
    self.top = top
    following = tops[place...]
    guard path.count > 1 else {
      leaf = nil
      return
    }
    let below = ReferenceShortcut.names(of: fields[place].kind.nested)
    guard let leaf = ReferenceShortcut.unique(path[path.count - 1], among: below) else {
      return nil
    }
    self.leaf = leaf
  }

  /// Where the top member ends in documents that show these members, all if it is nil.
  enum End {
    case document
    case member(MemberSearch)
    case unknown

    var isUnknown: Bool { if case .unknown = self { true } else { false } }
  }

  func end(showing members: Set<String>?) -> End {
    for (name, search) in following.dropFirst() where members?.contains(name) ?? true {
      return search.map(End.member) ?? .unknown
    }
    return .document
  }

  /// The names of fields and of all below them.
  private static func names(of fields: [Field]) -> [String] {
    fields.flatMap { [$0.name] + names(of: $0.kind.nested) }
  }

  private static func unique(_ name: String, among names: [String]) -> MemberSearch? {
    names.count { $0 == name } == 1 ? MemberSearch(name) : nil
  }
}
