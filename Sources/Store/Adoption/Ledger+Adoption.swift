import JSON
import Records

extension Ledger {
  /// The versions at which an imported record can begin: room is left for all that follow.
  static let versions: ClosedRange<Int64> = 1...999_999_999

  /// Reads what a row says of the members that the register sets; throws all that is wrong there.
  func claim(_ given: Given) throws -> Adoption.Claim {
    if case .success(let draft) = given.draft, draft.managed.isEmpty { return Adoption.Claim() }
    let resource = given.resource
    var faults: [Fault] = []
    func read<Value>(
      _ name: String, _ detail: String, _ accept: (JSON) -> Value?
    ) -> Value? {
      guard let value = given.members[name], !value.isNull else { return nil }
      if let accepted = accept(value) { return accepted }
      faults.append(Fault(.pointer("/\(name)"), name == "id" ? "id" : "form", detail))
      return nil
    }
    func moment(_ name: String) -> String? {
      read(name, "Write a moment such as 2026-11-22T09:30:00.123Z.") { value in
        value.string.flatMap { Instant($0) }?.description
      }
    }
    let claim = Adoption.Claim(
      id: read(
        "id", "The id of one of the \(resource.name) is \(resource.prefix)_ and 26 letters."
      ) { value in value.string.flatMap { Reference.isID($0, of: resource) ? $0 : nil } },
      version: read("version", "A version is a whole number from 1 to 999999999.") { value in
        value.integerValue.flatMap { Ledger.versions.contains($0) ? $0 : nil }
      },
      createdAt: moment("created_at"), updatedAt: moment("updated_at"),
      path: read("self", Ledger.wrongPath) { $0.string })
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return claim
  }

  private static let wrongPath = "self is the path of the id; leave it out."

  /// Refuses a path that is not that of the id.
  func checkPath(_ path: String?, for id: String, _ resource: Resource) throws {
    guard let path, !path.hasSameBytes(as: resource.path(of: id)) else { return }
    throw RecordError.invalid([Fault(.pointer("/self"), "form", Ledger.wrongPath)])
  }

  /// The codes by which a row without an id means a record: the key of its mapping, or those it bears.
  func codes(of given: Given) -> [String] {
    if let key = given.key, !given.existing.yields { return [key] }
    // As the draft has them, because one may be worked out.
    let members = (try? given.draft.get())?.members ?? given.members
    return (given.key.map { [$0] } ?? []) + codes(members, given.resource)
  }

  /// The record that the row means, by its id or by one of `codes`; throws if it is there and the writer may not
  /// see it, before anything is said of it.
  func present(_ given: Given, _ id: String?, _ codes: [String], _ signature: Signature) throws
    -> Stored?
  {
    let resource = given.resource
    if let id {
      guard let stored = try find(resource, id) else { return nil }
      guard isSeen(stored, resource, by: signature) else { throw Ledger.missing(id, resource) }
      if let moment = stored.deletedAt { throw RecordError.gone(since: moment) }
      return stored
    }
    for code in codes {
      guard let id = try identify(code, resource), let stored = try find(resource, id) else {
        continue
      }
      if let alias = resource.alias, !isSeen(stored, resource, by: signature) {
        throw Ledger.codeConflict(code, with: Ledger.hidden, alias)
      }
      return stored
    }
    return nil
  }

  /// The draft of the record that is there with the members of the row.
  func overlaid(_ present: Stored, _ given: Given, by actor: String) throws -> Draft {
    var members = present.members
    let others = try setByOthers(present, given, actor)
    for member in given.members.members
    where !Resource.managed.contains(where: { $0.hasSameBytes(as: member.name) }) {
      // A state cannot be removed, so an empty one says nothing of it.
      if member.value.isNull, member.name == given.resource.lifecycle?.field { continue }
      // What the shared facts do not know takes away nothing that is known, as by an event.
      if given.existing.yields, member.value.isNull { continue }
      if given.existing.keep.contains(where: { $0.hasSameBytes(as: member.name) }) { continue }
      members[member.name] = member.value
    }
    if !given.existing.add.isEmpty { try add(given, to: present, &members) }
    if given.isMapped, let alias = given.resource.alias {
      members[alias.list] = joined(
        present.members.list(alias.list), given.members.list(alias.list), alias)
    }
    if !others.isEmpty { try leave(others, of: present, given, &members) }
    for field in given.resource.fields
    where field.compute != nil && given.members[field.name] == nil {
      members[field.name] = nil
    }
    return try Validator(given.resource, in: catalogue).draft(.object(members))
  }

  /// Refuses a row that gives a record other members than an earlier row of the file did, whose values would
  /// be lost; lists that it adds to lose nothing.
  func refuseRepetition(
    of present: Stored, _ given: Given, _ drafted: JSONObject, after rows: WrittenRows
  ) throws {
    guard let line = rows.line(of: try lastEntry(of: present)) else { return }
    let judged = try resolved(drafted, given.resource)
    let joined = given.existing.add + (given.isMapped ? [given.resource.alias?.list ?? ""] : [])
    let other = given.members.members.map(\.name).first { name in
      !joined.contains { $0.hasSameBytes(as: name) } && judged[name] != present.members[name]
    }
    guard let other else { return }
    let detail = "Line \(line) gives the same record another \(other); make one row of the two."
    throw RecordError.conflict(
      code: "repeated_record", detail: detail,
      faults: [Fault(.pointer("/\(other)"), "repeated_record", detail)])
  }

  /// Gives members that others set their present values again, and notes those that would be others.
  private func leave(
    _ others: Set<String>, of present: Stored, _ given: Given, _ members: inout JSONObject
  ) throws {
    let judged = try resolved(
      Validator(given.resource, in: catalogue).judged(members), given.resource)
    var left: [String] = []
    for name in others.sorted() where given.members[name] != nil {
      if given.isMapped, let alias = given.resource.alias, alias.list == name {
        members[name] = try withoutWithdrawn(members.list(name), present, alias)
        continue
      }
      if judged[name] != present.members[name] { left.append(name) }
      members[name] = present.members[name]
    }
    guard !left.isEmpty else { return }
    yielded.append((given.resource, present.id, left))
  }

  /// Appends to the lists that `given` adds to those of its elements that are not there yet.
  private func add(_ given: Given, to present: Stored, _ members: inout JSONObject) throws {
    var lists = JSONObject()
    for name in given.existing.add { if let list = given.members[name] { lists[name] = list } }
    // With codes resolved, so that the same is found to be the same.
    let judged = try resolved(
      Validator(given.resource, in: catalogue).judged(lists), given.resource)
    for (name, list) in judged.members {
      let joined = ListUnion.join(present.members[name]?.array ?? [], list.array ?? [])
      members[name] = .array(
        given.existing.vintage.contains(name) ? Vintages.apart(joined) : joined)
    }
  }

  /// The named move that leads from the present state to the one given, if a row gives another.
  func move(_ present: Stored, _ draft: Draft, _ resource: Resource) -> String? {
    guard let lifecycle = resource.lifecycle, let old = present.members.text(lifecycle.field),
      let new = draft.members.text(lifecycle.field), old != new
    else { return nil }
    return lifecycle.moves.first { $0.from.contains(old) && $0.to == new }?.verb
  }

  /// The codes that are there, as far as the row says nothing of them, and those of the row.
  private func joined(_ present: [JSONObject], _ given: [JSONObject], _ alias: Resource.Alias)
    -> JSON
  {
    func code(_ item: JSONObject) -> [String?] { [item.text("scheme"), item.text(alias.code)] }
    var joined = present
    for item in given {
      if let index = joined.firstIndex(where: { code($0) == code(item) }) {
        // What a row does not know of a code, another source may have said.
        for member in item.members where !member.value.isNull {
          joined[index][member.name] = member.value
        }
      } else {
        joined.append(item)
      }
    }
    return .array(joined.map(JSON.object))
  }
}
