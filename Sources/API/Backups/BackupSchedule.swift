package import Backups

/// Where copies of the register go, how often one is made, and how many are kept.
package struct BackupSchedule: Sendable {
  package let folder: BackupFolder
  /// Seconds between two copies; nil if copies are made on request only.
  package let every: Double?
  /// How many copies are kept; older ones are removed.
  package let keep: Int

  package init(folder: BackupFolder, every: Double?, keep: Int) {
    (self.folder, self.every, self.keep) = (folder, every, keep)
  }
}
