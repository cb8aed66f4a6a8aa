import HTTP
import JSON
import Records

/// Copies of the register, in the folder that the operator named.
enum BackupEndpoints {
  static let all = [list, create]

  private static let list = Endpoint(
    "list_backups", .get, "/v1/backups", in: .register,
    "List the backups in the server's folder, the newest first.", need: .scope([.admin]),
    successes: [.ok("BackupList")], refusals: [401, 403, 406, 409],
    example: .made(
      status: 200, ["items": [BackupSchemas.example], "next": .null, "total": 1])
  ) { api, call, _ in try api.listBackups(call) }

  private static let create = Endpoint(
    "create_backup", .post, "/v1/backups", in: .register,
    "Make a backup, checked, in the server's folder; one at a time.", need: .scope([.admin]),
    successes: [.created("Backup")], refusals: [401, 403, 409, 507],
    example: .made(status: 201, BackupSchemas.example)
  ) { api, call, later in try api.createBackup(call, later) }
}
