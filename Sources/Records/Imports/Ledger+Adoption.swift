import JSON

extension Ledger {
  /// Writes one record of an import: adds it, or gives the one that is there the members it names.
  func adopt(_ given: Given, _ mode: ImportOptions.Mode, _ signature: Signature) throws -> Written {
    if let present = try present(given) {
      guard mode == .upsert else {
        throw RecordError.conflict(
          code: "exists",
          detail: "\(present.id) is there already; import with mode upsert to change it.")
      }
      guard !given.keepsExisting else { return try unchanged(present) }
      return try overlay(present, given, signature)
    }
    let draft = try given.draft.get()
    guard !draft.managed.isEmpty else {
      return try create(given.resource, draft, signature, op: "import")
    }
    return try insert(
      given.resource, draft.members, signature, op: "import",
      as: try stamp(draft.managed, given.resource, signature))
  }

  /// The record that the row means: by its id, by the key of the mapping, or by a code it bears.
  private func present(_ given: Given) throws -> Stored? {
    let resource = given.resource
    if let id = given.members.text("id"), Reference.isID(id, of: resource) {
      guard let stored = try find(resource, id) else { return nil }
      if let moment = stored.deletedAt { throw RecordError.gone(since: moment) }
      return stored
    }
    let codes = given.key.map { [$0] } ?? codes(given.members, resource)
    for code in codes {
      if let id = try identify(code, resource) { return try current(resource, id) }
    }
    return nil
  }

  private func overlay(_ present: Stored, _ given: Given, _ signature: Signature) throws -> Written
  {
    var members = present.members
    for member in given.members.members
    where !Resource.managed.contains(where: { $0.hasSameBytes(as: member.name) }) {
      members[member.name] = member.value
    }
    if given.isMapped, let alias = given.resource.alias {
      members[alias.list] = joined(
        present.members.list(alias.list), given.members.list(alias.list), alias)
    }
    for field in given.resource.fields
    where field.compute != nil && given.members[field.name] == nil {
      members[field.name] = nil
    }
    let draft = try Validator(given.resource, in: catalogue).draft(.object(members))
    return try change(
      given.resource, present, signature, op: move(present, draft, given.resource) ?? "import", draft)
  }

  /// The named move that leads from the present state to the one given, if a row gives another.
  private func move(_ present: Stored, _ draft: Draft, _ resource: Resource) -> String? {
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
        for member in item.members { joined[index][member.name] = member.value }
      } else {
        joined.append(item)
      }
    }
    return .array(joined.map(JSON.object))
  }

  /// The id, version and times that a record brings along from the register that exported it.
  private func stamp(_ managed: JSONObject, _ resource: Resource, _ signature: Signature) throws
    -> Stamp
  {
    var faults: [Fault] = []
    func fault(_ name: String, _ detail: String) {
      faults.append(Fault(.pointer("/\(name)"), name == "id" ? "id" : "form", detail))
    }
    let now = signature.at.description
    let id = managed.text("id") ?? "\(resource.prefix)_\(ids.next(at: signature.at))"
    if !Reference.isID(id, of: resource) {
      fault("id", "The id of one of the \(resource.name) is \(resource.prefix)_ and 26 letters.")
    }
    let version = managed["version"].map { $0.integerValue ?? 0 } ?? 1
    if version < 1 { fault("version", "A version is a whole number from 1.") }
    var times: [String] = []
    for name in ["created_at", "updated_at"] {
      let text = managed.text(name) ?? now
      guard let instant = Instant(text) else {
        fault(name, "Write a moment such as 2026-11-22T09:30:00.123Z.")
        continue
      }
      times.append(instant.description)
    }
    if let path = managed["self"], path != .string(resource.path(of: id)) {
      fault("self", "self is the path of the id; leave it out.")
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return Stamp(id: id, version: version, createdAt: times[0], updatedAt: times[1])
  }
}
