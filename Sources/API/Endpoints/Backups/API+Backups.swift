import Backups
import HTTP
import Records
import Store

/// Copies of the register, in the folder that the operator named.
extension API {
  func listBackups(_ call: Call) throws -> Response {
    try call.refuseUnknown()
    let backups = try schedule().folder.list()
    let list = WholeList(items: backups)
    return Response(.ok, headers: jsonHeaders(call), body: .bytes(Backup.list.bytes(of: list)))
  }

  func createBackup(_ call: Call, _ later: Responder) throws -> Response? {
    try call.together(
      { try call.refuseUnknown() },
      {
        try call.refuseIdempotencyKey(
          "Each backup is another one, so an answer is not repeated; leave the idempotency key out."
        )
      })
    let schedule = try schedule()
    let place = try service.backups.acquire(for: service.payer(call))
    PatientThread.run { [service] in
      let response: Response
      do {
        response = service.made(try service.backUp(schedule), call)
      } catch {
        response = service.failedBackup(error, call)
      }
      place.release()
      later.send(response)
    }
    return nil
  }

  private func schedule() throws -> BackupSchedule {
    guard let schedule = service.options.backups else {
      throw Problem(
        .conflict, "The server was started without --backup-folder, so it keeps no backups.",
        code: "no_backup_folder")
    }
    return schedule
  }
}

extension Service {
  /// The answer where no backup was made; a failing disk of the folder says nothing of the register's own.
  fileprivate func failedBackup(_ error: any Error, _ call: Call) -> Response {
    var problem = Problem(error)
    guard [.storageError, .storageFull].contains(problem.kind) else {
      return failure(error, call.request, call.requestID)
    }
    options.log("no backup was made: \(error)", requestID: call.requestID)
    problem.detail = "The folder for backups could not be written, so no backup was made."
    return failure(problem, call.request, call.requestID)
  }

  fileprivate func made(_ backup: Backup, _ call: Call) -> Response {
    var headers = answer.headers(call.request, call.requestID)
    headers.append("Cache-Control", Answer.privateCache)
    headers.append("Content-Type", Format.json.contentType)
    headers.append("Content-Security-Policy", Answer.noContentPolicy)
    return Response(.created, headers: headers, body: .bytes(backup.bytes))
  }
}
