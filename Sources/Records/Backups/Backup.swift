package import JSON

/// One copy of a register, as the file beside it describes it.
package struct Backup: Sendable {
  /// The name of the file in the folder of copies.
  package let name: String
  package let createdAt: Instant
  /// The length of the file.
  package let bytes: Int64
  /// The number of the last entry in it.
  package let sequence: Int64
  /// The SHA-256 of the file, in hexadecimal.
  package let digest: String

  package var json: JSONObject {
    [
      "name": .string(name), "created_at": .string(createdAt.description),
      "bytes": .integer(bytes), "sequence": .integer(sequence), "sha256": .string(digest),
    ]
  }

  init(name: String, createdAt: Instant, bytes: Int64, sequence: Int64, digest: String) {
    (self.name, self.createdAt, self.bytes) = (name, createdAt, bytes)
    (self.sequence, self.digest) = (sequence, digest)
  }

  /// Reads what `json` gave; nil if it is something else.
  init?(_ json: JSON) {
    guard let name = json["name"]?.string,
      let createdAt = json["created_at"]?.string.flatMap({ Instant($0) }),
      let bytes = json["bytes"]?.integer, let sequence = json["sequence"]?.integer,
      let digest = json["sha256"]?.string
    else { return nil }
    self.init(
      name: name, createdAt: createdAt, bytes: bytes, sequence: sequence, digest: digest)
  }
}
