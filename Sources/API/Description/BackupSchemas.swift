import JSON

/// The schemas of backups, and what an example of one shows.
enum BackupSchemas {
  static var all: JSONObject {
    let number: JSON = ["type": "integer", "minimum": 0]
    return [
      "Backup": SharedSchemas.object([
        "name": ["type": "string", "description": "The name of the file in the server's folder."],
        "created_at": ["type": "string", "format": "date-time"],
        "bytes": number,
        "sequence": [
          "type": "integer", "minimum": 0,
          "description": "The number of the last entry in it: export what comes after this one.",
        ],
        "sha256": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
      ]),
      "BackupList": SharedSchemas.object([
        "items": ["type": "array", "items": SharedSchemas.reference("Backup")],
        "next": ["type": "null"], "total": number,
      ]),
    ]
  }

  /// Made up: what a real one weighs depends on the library that wrote it.
  static let example: JSON = [
    "name": "register-2026-11-22T09-30-00.000Z.db", "created_at": "2026-11-22T09:30:00.000Z",
    "bytes": 1_466_368, "sequence": 154,
    "sha256": .string(String(repeating: "0123456789abcdef", count: 4)),
  ]
}
