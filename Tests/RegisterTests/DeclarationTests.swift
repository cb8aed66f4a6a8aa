import JSON
import Records
import Register
import Store
import Testing

@Suite struct DeclarationTests {
  static let kinds = Catalogue.register.resources.map(\.name)

  private func resource(_ kind: String) throws -> Resource {
    try #require(Catalogue.register[kind])
  }

  /// Every list of fields of a kind: its own, and those of its nested records.
  private func levels(_ fields: [Field]) -> [[Field]] {
    [fields] + fields.map(\.kind.nested).filter { !$0.isEmpty }.flatMap(levels)
  }

  private func isSentence(_ text: String) -> Bool {
    text.last == "." && text.first.map { !$0.isLowercase } == true && !text.contains("  ")
  }

  @Test func `names, singulars and prefixes are those of one kind each`() {
    let resources = Catalogue.register.resources
    for names in [resources.map(\.name), resources.map(\.singular), resources.map(\.prefix)] {
      #expect(Set(names).count == resources.count)
    }
    #expect(resources.allSatisfy { $0.prefix.utf8.count == 3 && $0.name != $0.singular })
  }

  @Test(arguments: kinds)
  func `member names are unique at each level and spelled in one way`(kind: String) throws {
    let resource = try resource(kind)
    #expect(Set(resource.members).count == resource.members.count)
    for names in levels(resource.fields).map({ $0.map(\.name) }) {
      #expect(Set(names).count == names.count, "\(names)")
      for name in names {
        #expect(
          name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
        #expect(!name.contains("__") && name.first != "_" && name.last != "_", "\(name)")
      }
    }
  }

  @Test(arguments: kinds)
  func `every reference leads to a kind, and is named for what it holds`(kind: String) throws {
    for field in levels(try resource(kind).fields).joined() where !field.kind.targets.isEmpty {
      #expect(field.kind.targets.allSatisfy { Catalogue.register[$0] != nil }, "\(field.name)")
      if case .anyReference(let targets) = field.kind {
        #expect(targets.allSatisfy { Catalogue.register[$0.name]?.prefix == $0.prefix })
      }
      let isList = field.kind.empty != .null
      #expect(field.name.hasSuffix(isList ? "_ids" : "_id"), "\(field.name)")
    }
  }

  @Test(arguments: kinds)
  func `what is above a record is of its kind, and named at the top or in a list`(kind: String)
    throws
  {
    func isUpward(_ field: Field) -> Bool {
      for case .upward in field.uses { return true }
      return false
    }
    let fields = try resource(kind).fields
    var places = fields
    for case .list(let nested) in fields.map(\.kind) { places += nested }
    #expect(
      levels(fields).joined().filter(isUpward).count == places.filter(isUpward).count)
    for field in places.filter(isUpward) {
      guard case .reference(kind) = field.kind else {
        Issue.record("\(field.name) is a reference to \(kind)")
        return
      }
    }
  }

  @Test(arguments: kinds)
  func `a filter has a name of its own`(kind: String) throws {
    let names = Query.filters(of: try resource(kind)).map(\.name)
    #expect(Set(names).count == names.count, "\(names.sorted())")
    #expect(Set(names).isDisjoint(with: Query.common))
    #expect(names.allSatisfy { !$0.contains("__") })
  }

  @Test(arguments: kinds)
  func `every declared filter is one that lists take, and offers some operator`(kind: String) throws
  {
    let resource = try resource(kind)
    let filters = Query.filters(of: resource)
    for field in levels(resource.fields).joined() {
      guard let parameter = field.parameter else { continue }
      let filter = try #require(filters.first { $0.name == parameter }, "\(field.name)")
      #expect(!filter.operators.isEmpty, "\(field.name)")
    }
  }

  @Test(arguments: kinds)
  func `only members of the record itself are sorted on, each in a column of its own`(kind: String)
    throws
  {
    let resource = try resource(kind)
    for fields in levels(resource.fields).dropFirst() {
      #expect(!fields.contains { $0.isSortable })
    }
    for name in Sort.names(of: resource).dropFirst(2) {
      #expect(resource.index.columns.contains { $0.field.name == name }, "\(name)")
    }
  }

  @Test(arguments: kinds)
  func `codes by which a record is found are a list of scheme and code`(kind: String) throws {
    let resource = try resource(kind)
    let alias = try #require(resource.alias)
    let list = try #require(resource.fields.first { $0.name == alias.list })
    let names = list.kind.nested.filter(\.isRequired).map(\.name)
    #expect(names.contains("scheme") && names.contains(alias.code))
    for fields in levels(resource.fields) {
      for case .code in fields.map(\.kind) { #expect(fields.contains { $0.name == "scheme" }) }
    }
  }

  @Test(arguments: kinds)
  func `the days of a life are members that lists filter on`(kind: String) throws {
    let resource = try resource(kind)
    guard let life = resource.life else { return }
    for member in [life.start, life.end].compactMap(\.self) {
      #expect(resource.index.columns.contains { $0.field.name == member }, "\(member)")
    }
    for member in life.whole + life.changes.map(\.member) + [life.successors].compactMap(\.self) {
      #expect(resource.members.contains(member), "\(member)")
    }
    #expect(Set(life.whole).isDisjoint(with: resource.dated))
  }

  @Test func `a code of a check means one thing in the whole register`() {
    var details: [String: String] = [:]
    for check in Catalogue.register.resources.flatMap(\.checks) {
      #expect(details[check.code, default: check.detail] == check.detail, "\(check.code)")
      details[check.code] = check.detail
      #expect(isSentence(check.detail), "\(check.detail)")
      #expect(check.code.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 })
    }
  }

  @Test(arguments: kinds)
  func `everything is explained in a sentence`(kind: String) throws {
    let resource = try resource(kind)
    #expect(isSentence(resource.about))
    for field in levels(resource.fields).joined() {
      #expect(isSentence(field.about), "\(field.name): \(field.about)")
    }
  }

  @Test(arguments: kinds)
  func `search has something to find, and only texts`(kind: String) throws {
    let fields = levels(try resource(kind).fields).joined().filter(\.isSearched)
    #expect(!fields.isEmpty)
    for field in fields {
      switch field.kind {
      case .text, .lines, .texts, .postcode, .code: break
      default: Issue.record("\(field.name) is no text")
      }
    }
  }

  @Test(arguments: kinds)
  func `every kind has owners, and a note that is not public`(kind: String) throws {
    let resource = try resource(kind)
    #expect(resource.owners == "owner_ids")
    let note = try #require(resource.fields.first { $0.name == "internal_note" })
    #expect(note.isUnpublished)
  }

  @Test(arguments: kinds)
  func `what is not public is not found, filtered or sorted by`(kind: String) throws {
    for field in levels(try resource(kind).fields).joined() where field.isUnpublished {
      #expect(!field.isSearched && !field.isSortable && field.parameter == nil, "\(field.name)")
    }
    for field in try resource(kind).fields {
      guard let day = field.lastDayShown else { continue }
      for nested in levels(field.kind.nested).joined() {
        #expect(!nested.isSearched && nested.parameter == nil, "\(field.name)/\(nested.name)")
      }
      #expect(field.kind.nested.contains { $0.name == day })
    }
    for fields in levels(try resource(kind).fields).dropFirst() {
      #expect(!fields.contains { $0.isUnpublished || $0.lastDayShown != nil || $0.isOwners })
    }
  }

  @Test(arguments: kinds)
  func `elements are only added to lists at the top that everybody sees whole`(kind: String) throws
  {
    let resource = try resource(kind)
    for fields in levels(resource.fields).dropFirst() {
      #expect(!fields.contains { $0.addition != nil })
    }
    for (place, field) in resource.appended {
      #expect(resource.fields[place].name == field.name && !field.hides && !field.isReadOnly)
      let example = try #require(field.addition)
      #expect(Set(example.members.map(\.name)).isSubset(of: field.kind.nested.map(\.name)))
      let verbs = resource.lifecycle?.moves.map(\.verb) ?? []
      #expect(!verbs.contains(field.name), "a path has one meaning")
    }
  }
}
