package import Evidence
import JSON
import Queries
package import SQLite

/// A key's row as the tree has it: all of it but when the key was last used.
package enum KeyState {
  private static let names = [
    "id", "name", "hash", "scopes", "owner", "note", "created_at", "created_by", "expires_at",
    "revoked_at", "replaced_by",
  ]

  /// The row of the key called `id` as a document without its nulls; nil if there is none.
  package static func of(_ id: String, in database: Database) throws -> [UInt8]? {
    try database.first(
      "SELECT \(names.joined(separator: ", ")) FROM keys WHERE id = ?", [.text(id)]
    ) { row in
      var members: [(name: String, value: JSON)] = []
      for (column, name) in names.enumerated() where !row.isNull(column) {
        let text = name == "hash" ? row.bytes(column).hexadecimal : row.string(column)
        members.append((name, .string(text)))
      }
      return JSON.object(JSONObject(members)).bytes
    }
  }

  /// Adds a change of a key to its history, and its leaf to the tree; `state` is what the key's row is now.
  package static func note(
    _ op: String, _ id: String, by actor: String, at moment: String, _ state: [UInt8]?,
    _ salt: Salt, in database: Database
  ) throws {
    let number =
      try database.first("SELECT coalesce(max(number), 0) + 1 FROM key_changes") { $0.int64(0) }
      ?? 1
    let text = LeafText(
      change: number, key: id, at: moment, actor: actor, op: op, state: state)
    try database.run(
      """
      INSERT INTO key_changes (number, key, at, actor, op, state, salt, leaf) \
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(number), .text(id), .text(moment), .text(actor), .text(op),
      state.map(Value.blob) ?? .null, .blob(salt.bytes), .blob(text.hash(salt).bytes))
    try database.turn(after: try database.lastSequence(), over: .keyChange(number))
  }
}
