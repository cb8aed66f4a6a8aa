package import JSON
package import Records
import SQLite

/// The way back from a move that was wrong.
extension Ledger {
  /// Takes the last move back, and leaves both in the log.
  ///
  /// Its state leaves the list, the record is in the one before, and what the move was about is as it was
  /// before it; `patch` says what is changed with that.
  package func reopen(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature,
    with patch: JSONObject
  ) throws -> Written {
    guard let lifecycle = resource.lifecycle, let list = lifecycle.states else {
      throw RecordError.notFound(Lifecycle.reopening)
    }
    return try change(resource, id: id, condition, signature, op: Lifecycle.reopening) { present in
      let history = StateHistory(lifecycle, of: present)
      guard let reopened = history.reopened, let last = reopened.elements.indices.last else {
        throw RecordError.conflict(
          code: "nothing_to_reopen",
          detail:
            "This \(resource.singular) is \(present.text(lifecycle.field) ?? ""), as it began; there is no move to take back."
        )
      }
      let before = try members(of: resource, id, beforeState: history.elements.count, lifecycle)
      var members = present
      for move in history.moves(to: last + 1) {
        for name in lifecycle.own(move) {
          guard let field = resource.fields.first(where: { $0.name == name }) else { continue }
          members[name] = before?[name] ?? field.kind.empty
        }
      }
      members[lifecycle.field] = .string(reopened.state(last))
      members[list] = reopened.list
      let draft = try patched(members, patch, resource)
      let faults = lifecycle.waiting(draft.members).filter {
        $0.element == nil && $0.moment <= signature.at
      }.map { due in
        Fault(
          .pointer("/\(due.timed.at)"), "due_at_once",
          "\(due.timed.at) has come, so that \(due.timed.verb) would be made again at once; give another along with the reopening."
        )
      }
      guard faults.isEmpty else { throw RecordError.invalid(faults) }
      return draft
    }
  }

  /// The members of the latest version in which the record had come into fewer states; nil where the log has
  /// none, since it was entered in a later state.
  private func members(
    of resource: Resource, _ id: String, beforeState count: Int, _ lifecycle: Lifecycle
  ) throws -> JSONObject? {
    guard let record = try find(resource, id)?.record else { return nil }
    return try database.withStatement(
      """
      SELECT document, at FROM entries WHERE record = ? AND document IS NOT NULL \
      ORDER BY version DESC
      """
    ) { statement in
      try statement.bind(1, record)
      while try statement.step() {
        let document = try CompletedDocument(
          statement.bytes(0), id: id, tables[resource])
        if StateHistory(lifecycle, of: document.members).elements.count < count {
          return document.members
        }
      }
      return nil
    }
  }
}
