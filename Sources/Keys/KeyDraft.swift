package import Records
package import JSON

/// What a new key is to be.
package struct KeyDraft: Sendable {
  package let name: String
  package let scopes: [String]
  package let owner: String?
  package let note: String?
  package let expiresAt: Instant?

  package init(
    name: String, scopes: [Scope], owner: String? = nil, note: String? = nil,
    expiresAt: Instant? = nil
  ) {
    self.init(
      name: name, scopeNames: scopes.map(\.name), owner: owner, note: note, expiresAt: expiresAt)
  }

  package init(
    name: String, scopeNames: [String], owner: String?, note: String?, expiresAt: Instant?
  ) {
    (self.name, scopes, self.owner) = (name, scopeNames, owner)
    (self.note, self.expiresAt) = (note, expiresAt)
  }

  /// Makes a key's draft of one that `judge` returned; `owner` is its owner_id, resolved to an id.
  ///
  /// Without scopes the key gets the usual ones.
  package init(_ draft: Draft, owner: String?, _ catalogue: Catalogue) {
    let members = draft.members
    name = members.text("name") ?? ""
    let given = (members["scopes"]?.array ?? []).compactMap(\.string)
    scopes = given.isEmpty ? Scope.usual(catalogue).map(\.name) : given
    self.owner = owner
    note = members.text("note")
    expiresAt = members.text("expires_at").flatMap { Instant($0) }
  }

  /// Validates the body of a request for a key; throws all its faults.
  package static func judge(_ body: JSON, _ catalogue: Catalogue) throws(RecordError) -> Draft {
    // Without `scopes` the key gets the usual ones; an empty list is more likely a mistake, and refused.
    let namesScopes = !(body["scopes"] ?? .null).isNull
    return try Validator(declaration(catalogue, leastScopes: namesScopes ? 1 : 0), in: catalogue)
      .draft(body)
  }

  /// The members of a key that its maker gives, declared like those of a record.
  package static func declaration(_ catalogue: Catalogue, leastScopes: Int = 0) -> Resource {
    Resource(
      name: "keys", singular: "key", prefix: "key",
      about: "Keys for writing, and for reading drafts.",
      fields: [
        Field("name", .text(1...200), .required, about: "Who uses the key."),
        Field(
          "scopes", .choices(Scope.all(catalogue).map(\.name)), count: leastScopes...500,
          about:
            "What it may do, at least one; left out, every write and the reading of drafts. KIND:write includes every verb of the kind, the scope of a kind of event the changes that the event makes of what it names; admin includes all."
        ),
        Field(
          "owner_id", .reference(to: "organisations"),
          about: "The organisation whose records alone it changes; null for all."),
        Field("note", .text(1...1000), about: "What people should know of it."),
        Field(
          "expires_at", .instant,
          about:
            "The moment from which it is refused, not later than that of the key that makes it; null for never."
        ),
      ], checks: [])
  }
}

extension KeyDraft {
  /// How long a key stays valid beside the one that replaces it, unless the request says otherwise.
  package static let usualGrace = TimeSpan(milliseconds: 7 * 86_400_000)

  /// Why the draft makes no sense; nil if it does.
  package var fault: Fault? {
    guard owner != nil, scopes.contains(Scope.admin.name) else { return nil }
    return Fault(
      .pointer("/scopes"), "admin_of_one_owner",
      "A key with the scope admin sees and moves the whole register, so it is bound to nobody; leave out admin or the owner."
    )
  }
}
