import Evidence
import JSON
package import Records

/// One copy of a register, as the file beside it describes it.
package struct Backup: WorkedOut, Sendable {
  /// The name of the file in the folder of copies.
  package let name: String
  package let createdAt: Instant
  /// The length of the file.
  package let bytes: Int64
  /// The number of the last entry in it.
  package let sequence: Int64
  /// The SHA-256 of the file, in hexadecimal.
  package let digest: String
  /// The head of the tree over its log; nil if the description is older.
  let head: TreeHead?
  /// The id of the register's first record; nil while there is none, or if the description is older.
  let origin: String?

  package static let layout = Layout<Backup>(
    named: "Backup", isOpen: true,
    .text("name", "The name of the file in the server's folder.") { $0.name },
    .moment("created_at") { $0.createdAt },
    .count("bytes") { $0.bytes },
    .count(
      "sequence", "The number of the last entry in it: export what comes after this one."
    ) { $0.sequence },
    .value("sha256", schema: ["type": "string", "pattern": "^[0-9a-f]{64}$"]) { $0.digest },
    .text(
      "head",
      "The head of the tree of hashes over its log, as text; null for a copy of an earlier program."
    ) { $0.head?.text })

  /// The layout of the description in the file beside the copy.
  private static let file = Layout<Backup>(
    .members(of: layout) { $0 }, .text("origin") { $0.origin })

  /// The description that is written beside the copy.
  var description: [UInt8] { Backup.file.bytes(of: self) + [0x0A] }

  init(
    name: String, createdAt: Instant, bytes: Int64, sequence: Int64, digest: String,
    head: TreeHead?, origin: String?
  ) {
    (self.name, self.createdAt, self.bytes) = (name, createdAt, bytes)
    (self.sequence, self.digest, self.head, self.origin) = (sequence, digest, head, origin)
  }

  /// Reads what `description` gave; nil if it is something else.
  init?(_ json: JSON) {
    guard let name = json["name"]?.string,
      let createdAt = json["created_at"]?.string.flatMap({ Instant($0) }),
      let bytes = json["bytes"]?.integer, let sequence = json["sequence"]?.integer,
      let digest = json["sha256"]?.string
    else { return nil }
    self.init(
      name: name, createdAt: createdAt, bytes: bytes, sequence: sequence, digest: digest,
      head: json["head"]?.string.flatMap { TreeHead($0) }, origin: json["origin"]?.string)
  }
}
