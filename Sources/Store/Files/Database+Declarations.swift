import Records
import SQLite

/// The declarations that a file had, in order, from which an earlier program sees that a later one used it.
extension Database {
  /// Notes how `kinds` are declared now, where that differs from the last note.
  func declare(_ kinds: [Resource], at now: Instant) throws {
    for resource in kinds where try lastDeclaration(of: resource.name) != resource.digest {
      try run(
        "INSERT INTO declarations (kind, digest, at) VALUES (?, ?, ?)", .text(resource.name),
        .text(resource.digest), .text(now.description))
    }
  }

  /// When the kind was first declared otherwise after it had been declared as `resource` is; nil if it was
  /// not.
  func laterDeclaration(of resource: Resource) throws -> String? {
    guard try lastDeclaration(of: resource.name) != resource.digest else { return nil }
    return try first(
      """
      SELECT min(at) FROM declarations WHERE kind = ?1 AND number > (
        SELECT max(number) FROM declarations WHERE kind = ?1 AND digest = ?2)
      """, [.text(resource.name), .text(resource.digest)]
    ) { $0.stringOrNil(0) } ?? nil
  }

  private func lastDeclaration(of kind: String) throws -> String? {
    try first(
      "SELECT digest FROM declarations WHERE kind = ? ORDER BY number DESC LIMIT 1", [.text(kind)]
    ) { $0.string(0) }
  }
}
