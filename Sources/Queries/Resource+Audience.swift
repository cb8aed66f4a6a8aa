package import Records
import SQLite

extension Resource {
  /// The condition that a row `r` is shown to `audience`; nil if every row is.
  package func condition(for audience: Audience) -> Condition? {
    guard hidesRecords else { return nil }
    switch audience {
    case .anyone: return Condition("r.is_public = 1")
    case .insiders(nil): return nil
    case .insiders(let owner?):
      let own = owned(by: owner)
      return Condition("r.is_public = 1 OR \(own.sql)", own.values)
    }
  }

  /// The document of a row `r` with its entry as `audience` sees it.
  package func document(for audience: Audience) -> Condition {
    guard hidesMembers else { return Condition(RecordRow.document) }
    switch audience {
    case .anyone: return Condition("coalesce(r.public_document, \(RecordRow.document))")
    case .insiders(nil): return Condition(RecordRow.document)
    case .insiders(let owner?):
      let own = owned(by: owner)
      return Condition(
        """
        CASE WHEN r.public_document IS NULL OR \(own.sql) THEN \(RecordRow.document) \
        ELSE r.public_document END
        """,
        own.values)
    }
  }

  private func owned(by owner: String) -> Condition {
    guard let link = index.links.first(where: { $0.path == [owners] }) else {
      return Condition("0")
    }
    return Condition(
      "EXISTS (SELECT 1 FROM \(table)_links o WHERE o.field = \(link.number) AND o.value = ? AND o.record = r.record)",
      [.text(owner)])
  }
}
