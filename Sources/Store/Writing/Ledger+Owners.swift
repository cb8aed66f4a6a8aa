import JSON
import Records

/// Whose a record is: a key that is bound to an organisation changes records that it owns, and no others.
extension Ledger {
  /// Whether the writer may know that the record is there.
  func isSeen(_ stored: Stored, _ resource: Resource, by signature: Signature) -> Bool {
    resource.isPublic(stored.members, at: signature.at)
      || signature.audience.sees(ownedBy: resource.owners(of: stored.members))
  }

  /// Throws if the record is hidden from the writer, or not owned by the organisation that the key is bound
  /// to.
  func checkOwner(_ signature: Signature, of stored: Stored, _ resource: Resource) throws {
    guard isSeen(stored, resource, by: signature) else {
      throw Ledger.missing(stored.id, resource)
    }
    let owners = resource.owners(of: stored.members)
    guard let owner = signature.owner, !owners.contains(where: { $0.hasSameBytes(as: owner) })
    else { return }
    throw RecordError.forbidden(
      code: "not_owner",
      detail: owners.isEmpty
        ? "\(stored.id) has no owner; only a key that is bound to no organisation changes it."
        : "\(stored.id) belongs to \(owners.joined(separator: ", ")), and the key to \(owner).")
  }

  /// The members of a new record: a bound key's organisation owns it, beside those that are named.
  func owned(_ members: JSONObject, _ signature: Signature, _ resource: Resource) throws
    -> JSONObject
  {
    guard let owner = signature.owner else { return members }
    guard let field = resource.owners else {
      throw RecordError.forbidden(
        code: "not_owner",
        detail:
          "Nobody owns \(resource.name); only a key that is bound to no organisation makes them."
      )
    }
    guard resource.owners(of: members).isEmpty else {
      try checkOwnerStays(signature, in: members, resource)
      return members
    }
    guard let organisations = catalogue["organisations"],
      try identify(owner, organisations) != nil
    else {
      throw RecordError.forbidden(
        code: "owner_gone",
        detail: "The key is bound to \(owner), which was deleted; ask for another key.")
    }
    var members = members
    members[field] = .array([.string(owner)])
    return members
  }

  /// Keeps what the writer was not shown, and so did not mean to change.
  func keepUnseen(
    of stored: Stored, in members: inout JSONObject, _ signature: Signature, _ resource: Resource
  ) throws {
    guard resource.hidesMembers,
      !signature.audience.sees(ownedBy: resource.owners(of: stored.members))
    else { return }
    for (place, field) in resource.hiding {
      let value = field.keepingUnseen(
        of: stored.members.value(of: field.name, at: place) ?? .null,
        in: members.value(of: field.name, at: place) ?? .null, at: signature.at)
      guard (value.array?.count ?? 0) <= field.count.upperBound else {
        throw RecordError.invalid([
          Fault(
            .pointer("/\(field.name)"), "count",
            "\(field.name) takes up to \(field.count.upperBound) elements, those among them that you are not shown."
          )
        ])
      }
      members[field.name] = value
    }
  }

  /// Refuses a bound key to leave its organisation out of the owners: only an unbound key hands a record over.
  func checkOwnerStays(_ signature: Signature, in members: JSONObject, _ resource: Resource) throws
  {
    guard let owner = signature.owner, let field = resource.owners,
      !resource.owners(of: members).contains(where: { $0.hasSameBytes(as: owner) })
    else { return }
    throw RecordError.forbidden(
      code: "not_owner",
      detail:
        "The key is bound to \(owner), which must be among \(field); a key that is bound to nobody hands a record over."
    )
  }
}
