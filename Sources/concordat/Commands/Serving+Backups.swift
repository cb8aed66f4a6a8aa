import API
import Records

extension Serving {
  /// Where copies of the register go and when, as the options say; nil if none are made.
  func backups() throws -> BackupSchedule? {
    let keep = try settings.number("--backup-keep", 1...100_000) ?? 24
    let every =
      settings.text("--backup-every") == nil ? nil : try settings.seconds("--backup-every")
    guard let folder = settings.text("--backup-folder") else {
      guard every == nil else { throw Usage("--backup-every needs --backup-folder.") }
      return nil
    }
    guard every ?? 1 >= 1 else { throw Usage("--backup-every is a second or more.") }
    return BackupSchedule(folder: try BackupFolder(folder), every: every, keep: keep)
  }
}
