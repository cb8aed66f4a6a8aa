import Backups
import JSON
import Records
import Store

/// The schemas of backups, and what an example of one shows.
enum BackupSchemas {
  static var all: JSONObject {
    ["Backup": Backup.layout.schema, "BackupList": Backup.list.schema]
  }

  /// Made up, because the size of a real one depends on the version of SQLite that wrote it.
  static let example: JSON = [
    "name": "register-2026-11-22T09-30-00.000Z.db", "created_at": "2026-11-22T09:30:00.000Z",
    "bytes": 1_466_368, "sequence": 154,
    "sha256": .string(String(repeating: "0123456789abcdef", count: 4)),
    "head": "concordat/0123456789abcdef\n157\nASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=\n",
  ]
}
