import Evidence
package import JSON
package import Records

/// The sorts of write, each by its law.
extension Ledger {
  /// Adds a record under the id that the client chose, unless there is or was one.
  package func create(
    _ resource: Resource, _ draft: Draft, as id: String, _ signature: Signature,
    prepared: Prepared? = nil
  ) throws -> Written {
    try create(resource, draft, id: id, isChosen: true, signature, op: "create", prepared)
  }

  /// Adds a record; `id` is nil for a new one, `prepared` what was made of the draft already.
  package func create(
    _ resource: Resource, _ draft: Draft, id: String? = nil, _ signature: Signature,
    op: String = "create", prepared: Prepared? = nil
  ) throws -> Written {
    let id = id ?? newID(resource, at: signature.at)
    return try create(resource, draft, id: id, isChosen: false, signature, op: op, prepared)
  }

  private func create(
    _ resource: Resource, _ draft: Draft, id: String, isChosen: Bool, _ signature: Signature,
    op: String, _ prepared: Prepared?
  ) throws -> Written {
    var write = Judgement(self, resource, id, signature, op: op)
    write.isChosen = isChosen
    write.prepared = prepared ?? Prepared(draft.members, resource, salts.next())
    write.begin(with: draft)
    let at = signature.at.description
    write.stamp = Stamp(id: id, version: 1, createdAt: at, updatedAt: at)
    return try carryOut(write, by: .create)
  }

  /// Changes a record to what `next` makes of its present members.
  package func change(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature, op: String,
    prepared: Prepared? = nil, _ next: (JSONObject) throws -> Draft
  ) throws -> Written {
    try withoutActuallyEscaping(next) { next in
      var write = Judgement(self, resource, id, signature, op: op)
      (write.condition, write.next, write.prepared) = (condition, next, prepared)
      return try carryOut(write, by: .change)
    }
  }

  /// Writes one record of an import: adds it, or sets the members that it names in the one that is there;
  /// throws if an earlier row, noted in `rows`, set others.
  package func adopt(
    _ given: Given, _ mode: AdoptionMode, _ signature: Signature, after rows: WrittenRows
  ) throws -> Written {
    var write = Judgement(self, given.resource, "", signature, op: "import")
    write.adoption = Adoption(given: given, mode: mode, earlier: rows)
    for step in Law.meaning { try step.run(&write) }
    return try carryOut(
      write, by: write.stored == nil ? .adopt : .merge, after: Law.meaning.count)
  }

  /// Deletes a record, unless another refers to it; its history stays.
  package func delete(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature
  ) throws -> Written {
    var write = Judgement(self, resource, id, signature, op: "delete")
    write.condition = condition
    return try carryOut(write, by: .delete)
  }

  /// Brings a deleted record back as it was, with everything it refers to still there.
  package func restore(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature
  ) throws -> Written {
    var write = Judgement(self, resource, id, signature, op: "restore")
    write.condition = condition
    let entry = try find(resource, id)?.entry
    let written = try carryOut(write, by: .restore)
    if let entry { _ = try carryOver(resource, id, from: entry) }
    return written
  }

  /// Runs the steps of `law` that are left after the first ones, which have run already.
  private func carryOut(_ judgement: Judgement, by law: Law, after first: Int = 0) throws
    -> Written
  {
    var write = judgement
    var steps = Law.writing
    for step in law.judging[first...] {
      try step.run(&write)
      guard let written = write.written else { continue }
      guard write.carries, write.changed?.isEmpty == true else { return written }
      steps = Law.carrying
      break
    }
    write.isBrought = pending != nil
    return try together(write.resource, carries: write.carries) {
      for step in steps { try step.run(&write) }
      guard let written = write.written else { preconditionFailure("a law ends with a write") }
      return written
    }
  }
}
