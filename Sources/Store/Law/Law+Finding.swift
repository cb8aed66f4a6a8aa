import JSON
import Records

/// The steps that find the record and decide whether the write may change it.
extension Law.Step {
  static let free = Law.Step(
    "free", "There is and was no record under an id that the client chose."
  ) { write in
    guard write.isChosen, let stored = try write.ledger.find(write.resource, write.id) else {
      return
    }
    guard write.ledger.isSeen(stored, write.resource, by: write.signature) else {
      throw RecordError.conflict(
        code: "id_taken", detail: "No record can be made under the id \(write.id); choose another.")
    }
    if let moment = stored.deletedAt { throw RecordError.gone(since: moment) }
    throw RecordError.stale(current: stored.version)
  }

  static let find = Law.Step("find", "The record is or was there.") { write in
    guard let stored = try write.ledger.find(write.resource, write.id) else {
      throw Ledger.missing(write.id, write.resource)
    }
    write.stored = stored
  }

  // First, so that nobody learns that a record they could not see was deleted.
  static let seen = Law.Step(
    "seen",
    "The writer may know of it, and a key that is bound to an organisation changes only what that owns."
  ) { write in
    try write.ledger.checkOwner(write.signature, of: write.present, write.resource)
  }

  static let live = Law.Step("live", "It is not deleted.") { write in
    if let moment = write.present.deletedAt { throw RecordError.gone(since: moment) }
  }

  static let version = Law.Step("version", "It is at a version that the condition names.") {
    try $0.condition.check(against: $0.present.version)
  }

  static let deleted = Law.Step("deleted", "It is deleted, and comes back with the members it had.")
  { write in
    guard write.present.deletedAt != nil else {
      throw RecordError.conflict(
        code: "not_deleted", detail: "This record is not deleted, so there is nothing to restore.")
    }
    // A record that refers to itself can be restored.
    write.ledger.remember(write.id, write.resource)
    write.begin(with: write.present.members)
  }

  static let draft = Law.Step("draft", "What it becomes keeps the rules of its kind.") { write in
    guard let next = write.next else { preconditionFailure("a change says what it makes") }
    write.begin(with: try next(write.present.members))
  }

  static let referrers = Law.Step("referrers", "No other record refers to it.") { write in
    try write.ledger.refuseWhileReferredTo(
      write.resource, write.present, for: write.signature.audience)
    write.ledger.memory.forgetReferences()
  }

  static let difference = Law.Step(
    "difference", "Where no member differs, nothing is written."
  ) { write in
    let (old, new) = (write.present.members.members, write.drafted.members)
    guard old.count == new.count else { return }
    let changed = new.indices.filter {
      old[$0].value != new[$0].value || !old[$0].name.hasSameBytes(as: new[$0].name)
    }
    write.changed = changed
    if changed.isEmpty { write.written = try write.ledger.unchanged(write.present) }
  }
}
