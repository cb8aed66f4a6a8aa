package import JSON
package import Records

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
  /// The id of the register's first record; nil while there is none, or if the description is older.
  let origin: String?

  package var json: JSONObject {
    [
      "name": .string(name), "created_at": .string(createdAt.description),
      "bytes": .integer(bytes), "sequence": .integer(sequence), "sha256": .string(digest),
    ]
  }

  /// What stands beside the file.
  var description: [UInt8] {
    var description = json
    description["origin"] = origin.map(JSON.string) ?? .null
    return JSON.object(description).bytes + [0x0A]
  }

  init(
    name: String, createdAt: Instant, bytes: Int64, sequence: Int64, digest: String,
    origin: String?
  ) {
    (self.name, self.createdAt, self.bytes) = (name, createdAt, bytes)
    (self.sequence, self.digest, self.origin) = (sequence, digest, origin)
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
      origin: json["origin"]?.string)
  }
}
