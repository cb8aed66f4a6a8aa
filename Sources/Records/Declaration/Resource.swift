/// The declaration of one kind of record; every format is derived from it.
///
/// A declaration is data, not a struct with key paths: the document is the model, so that a member is
/// spelled once and nothing is built on the way from the disk to the wire. A class, because copies of a
/// declaration took an eighth of an import's time.
package final class Resource: Sendable {
  /// A list of codes by which a record can be found beside its id, such as `codes` with `scheme` and `code`.
  package struct Alias: Sendable {
    package let list: String
    package let code: String
    /// Turns another spelling of a reference into the `scheme:code` or id that it stands for; nil if it is
    /// none.
    package let reading: (@Sendable (String) -> String?)?

    package init(
      list: String, code: String, reading: (@Sendable (String) -> String?)? = nil
    ) {
      (self.list, self.code, self.reading) = (list, code, reading)
    }
  }

  /// The plural name: path and file name, with a hyphen between words.
  package let name: String
  /// The name of its tables: the plural name with `_` between words.
  package let table: String
  package let singular: String
  /// The letters before the underscore of an id.
  package let prefix: String
  package let about: String
  package let fields: [Field]
  package let checks: [Check]
  package let alias: Alias?
  package let lifecycle: Lifecycle?
  /// When its records begin and end; nil for a kind that is not shown as of a day.
  package let life: Life?
  /// The members by which a reader recognises a record where another one refers to it.
  package let summary: [String]
  /// The lists whose elements have dates: as of a day only those in force are shown.
  package let dated: [String]
  /// The kinds whose records may be changed together with one of this kind, in the same write.
  package let brings: [String]
  /// The records of other kinds that a body may carry.
  package let carried: [Carried]
  /// Every indexed value of a record, worked out once from the fields.
  package let index: Index
  /// The position of the list of codes in the declaration.
  package let aliasPlace: Int
  /// The position of the state in the declaration; nil for a kind without one.
  package let statePlace: Int?
  /// Whether its records can never be deleted, because they are history.
  package let isPermanent: Bool
  /// The member with the organisations that own a record; nil for a kind that nobody owns.
  package let owners: String?
  /// The members of which something is not public, and their positions in the declaration.
  package let hiding: [(place: Int, field: Field)]
  /// The lists to which elements are only added, and their positions in the declaration.
  package let appended: [(place: Int, field: Field)]
  /// Whether what is public changes as time passes, without a write.
  package let watchesClock: Bool
  /// A digest of the declaration, as far as documents and the rows beside them depend on it.
  package let digest: String

  package init(
    name: String, singular: String, prefix: String, about: String, alias: Alias? = nil,
    lifecycle: Lifecycle? = nil, life: Life? = nil, summary: [String]? = nil,
    brings: [String] = [], carries carried: [Carried] = [], isPermanent: Bool = false,
    fields: [Field], checks: [Check]
  ) {
    (self.name, self.singular, self.prefix, self.about) = (name, singular, prefix, about)
    (self.fields, self.checks, self.alias, self.lifecycle) = (fields, checks, alias, lifecycle)
    (self.life, self.brings, self.isPermanent) = (life, brings, isPermanent)
    self.carried = carried
    // Kinds that do not say are known by their name.
    let usual = ["name", "title", "label"].first { name in fields.contains { $0.name == name } }
    self.summary = summary ?? usual.map { [$0] } ?? []
    dated = life.map { Resource.dated(fields, besides: $0.whole) } ?? []
    table = name.replacing("-", with: "_")
    aliasPlace = alias.flatMap { alias in fields.firstIndex { $0.name == alias.list } } ?? 0
    statePlace = lifecycle.flatMap { lifecycle in
      fields.firstIndex { $0.name == lifecycle.field }
    }
    index = Index(fields: fields, alias: alias, dated: dated)
    digest = DeclarationDigest.of(
      name: name, fields: fields, alias: alias, lifecycle: lifecycle, dated: dated)
    owners = fields.first(where: \.isOwners)?.name
    hiding = fields.enumerated().filter { $0.element.hides }.map { ($0.offset, $0.element) }
    appended = fields.enumerated().filter { $0.element.addition != nil }.map {
      ($0.offset, $0.element)
    }
    watchesClock =
      lifecycle?.embargo != nil || lifecycle?.timed.isEmpty == false
      || fields.contains { $0.lastDayShown != nil }
  }

  private static func dated(_ fields: [Field], besides whole: [String]) -> [String] {
    fields.filter { field in
      guard case .list(let nested) = field.kind, !whole.contains(field.name) else { return false }
      return ["start_date", "end_date"].allSatisfy { name in nested.contains { $0.name == name } }
    }.map(\.name)
  }

  /// Whether some members are not public.
  package var hidesMembers: Bool { !hiding.isEmpty }

  /// Whether a record has names beside the present one, which may be the name on another day.
  package var hasNames: Bool { dated.contains("other_names") }

  /// The singular name as one word, with `_` for each space.
  package var word: String { singular.replacing(" ", with: "_") }

  /// The path of a record.
  package func path(of id: String) -> String { "/v1/\(name)/\(id)" }

  /// The members that the register sets, in the order in which every document begins.
  package static let managed = ["self", "id", "version", "created_at", "updated_at"]

  /// All members of a document, in order.
  package var members: [String] { Resource.managed + fields.map(\.name) }
}
