import Records
package import Store

/// Where copies of the register go, how often one is made, and how many are kept.
package struct BackupSchedule: Sendable {
  package let folder: BackupFolder
  /// The seconds between two copies; nil for none but those asked for.
  package let every: Double?
  /// How many are kept.
  package let keep: Int

  package init(folder: BackupFolder, every: Double?, keep: Int) {
    (self.folder, self.every, self.keep) = (folder, every, keep)
  }
}
