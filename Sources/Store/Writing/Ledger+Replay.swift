import Tree
package import JSON
import Records
import SQLite

/// Adds the entries of a log that another register exported.
extension Ledger {
  /// Why an entry of an exported log cannot be added.
  package struct ReplayRefused: Error {
    package let detail: String
  }

  /// Writes one entry of an exported log; false if it is there already.
  ///
  /// Nothing is written of an entry that is refused, so that those before it can stay.
  package func replay(_ entry: JSON) throws -> Bool {
    func refuse(_ detail: String) -> ReplayRefused { ReplayRefused(detail: detail) }
    guard case .object(let entry) = entry, let seq = entry.number("seq"),
      let version = entry.number("version"), let id = entry.text("id"), let op = entry.text("op"),
      let actor = entry.text("actor"), let at = entry.text("at").flatMap({ Instant($0) }),
      let resource = entry.text("kind").flatMap({ catalogue[$0] }),
      let document = entry["document"],
      document.isNull || document.object != nil, document.isNull == (op == "delete"),
      Reference.isID(id, of: resource)
    else { throw refuse("This is no entry of a log that concordat export wrote.") }
    let members = document.object.map {
      JSONObject(Array($0.members.dropFirst(Resource.managed.count)))
    }
    let signature = Signature(actor: actor, note: entry.text("note"), at: at)
    let evidence = try ExportedLeaf(entry, refuse)
    let due = try nextSequence()
    guard seq >= due else {
      guard try contains(seq: seq, resource, id, version, op, signature, document) else {
        throw refuse(
          "The register has another entry \(seq); this is not a continuation of its log.")
      }
      try hold(evidence, seq, refuse)
      return false
    }
    // Numbers that are left out may lead to where rows are laid ready, which would be removed with them.
    guard try !hasLaidReady() else {
      throw refuse(
        "An import is on its way, or what one left is being removed; try again in a minute.")
    }
    let leavesOut = seq > due && entry.number("after") == due - 1
    guard seq == due || leavesOut else {
      throw refuse("The entry \(due) is missing before this one.")
    }
    let stored = try find(resource, id)
    guard stored.map({ version == $0.version + 1 }) ?? Ledger.versions.contains(version) else {
      let wanted = stored.map { "\($0.version + 1)" } ?? "a whole number from 1 to 999999999"
      throw refuse("The version of \(id) is \(version) where it must be \(wanted).")
    }
    guard let object = document.object, let members else {
      guard let stored, stored.deletedAt == nil else {
        throw refuse("\(id) is deleted where it is not there.")
      }
      let stamp = Stamp(
        id: id, version: version, createdAt: stored.createdAt, updatedAt: at.description)
      try adopt(evidence, from: due, leavesOut ? seq : nil)
      _ = try put(resource, stored, nil, stamp, signature, op: op, salt: evidence.salt)
      try hold(evidence, seq, refuse)
      return true
    }
    let stamp = try stamp(of: object, id, version, resource, stored, refuse)
    // An earlier program may have written it, and the log keeps what was written.
    let completed = tables[resource].completed(members, id: id, at: stamp.updatedAt)
    try judge(completed ?? members, resource, refuse)
    try adopt(evidence, from: due, leavesOut ? seq : nil)
    _ = try put(
      resource, stored, completed ?? members, stamp, signature, op: op,
      written: completed == nil ? nil : members, salt: evidence.salt)
    try hold(evidence, seq, refuse)
    return true
  }

  /// What the document says of the members that the register sets, which must be what the entry says.
  private func stamp(
    of document: JSONObject, _ id: String, _ version: Int64, _ resource: Resource,
    _ stored: Stored?, _ refuse: (String) -> ReplayRefused
  ) throws -> Stamp {
    let names = document.members.map(\.name)
    // What bodies carry today was a member of documents once, and some members had other names.
    let known =
      resource.members + resource.carried.map(\.member) + resource.fields.compactMap(\.formerName)
    guard names.starts(with: Resource.managed), Set(names).isSubset(of: known) else {
      throw refuse(
        "The document has not the members of \(resource.name) that this program knows.")
    }
    guard document["self"] == .string(resource.path(of: id)), document["id"] == .string(id),
      document["version"] == .integer(version)
    else { throw refuse("The document has another self, id or version than the entry.") }
    var times: [String] = []
    for name in ["created_at", "updated_at"] {
      guard let text = document.text(name), Instant(text)?.description == text else {
        throw refuse("\(name) in the document is no moment such as 2026-11-22T09:30:00.123Z.")
      }
      times.append(text)
    }
    guard stored.map({ $0.createdAt == times[0] }) ?? true else {
      throw refuse("The document has another created_at than the versions before it.")
    }
    return Stamp(id: id, version: version, createdAt: times[0], updatedAt: times[1])
  }

  /// Refuses a document that no write of this program, or of an earlier one, could have made.
  private func judge(
    _ members: JSONObject, _ resource: Resource, _ refuse: (String) -> ReplayRefused
  ) throws {
    let draft: Draft
    do throws(RecordError) {
      draft = try Validator(resource, in: catalogue).draft(.object(members))
    } catch {
      guard case .invalid(let faults) = error, let fault = faults.first,
        case .pointer(let pointer) = fault.place
      else { throw error }
      throw refuse("The document is not valid at \(pointer): \(fault.detail)")
    }
    guard draft.members == members else {
      throw refuse("The document is not written as the register writes it.")
    }
  }

  /// Whether the log has this very entry under `seq`.
  private func contains(
    seq: Int64, _ resource: Resource, _ id: String, _ version: Int64, _ op: String,
    _ signature: Signature, _ document: JSON
  ) throws -> Bool {
    try database.first(
      """
      SELECT 1 FROM entries WHERE seq = ? AND kind = ? AND id = ? AND version = ? AND op = ? \
      AND at = ? AND actor = ? AND note IS ? AND document IS ?
      """,
      [
        .integer(seq), .text(resource.name), .text(id), .integer(version), .text(op),
        .text(signature.at.description), .text(signature.actor),
        signature.note.map(Value.text) ?? .null,
        document.isNull ? .null : .blob(document.bytes),
      ]
    ) { _ in true } ?? false
  }
}
