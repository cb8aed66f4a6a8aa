import Backups
package import Dispatch
import Records
import Store

extension Service {
  /// Makes a copy at once, and removes those beyond the number to keep.
  func backUp(_ schedule: BackupSchedule) throws -> Backup {
    let backup = try schedule.folder.make(
      of: store.path, store.catalogue, at: store.clock(), keeping: schedule.keep
    ) { [options] sentence in options.log(sentence, .warning) }
    options.log(
      "backup \(backup.name): \(backup.bytes) bytes up to entry \(backup.sequence)", .info)
    return backup
  }

  /// Starts making copies as the schedule says, until the returned timer is cancelled; nil if none
  /// are scheduled.
  package func startBackups() -> (any DispatchSourceTimer)? {
    guard let schedule = options.backups, let every = schedule.every else { return nil }
    let timer = DispatchSource.makeTimerSource(
      queue: DispatchQueue(label: "concordat.backups", qos: .utility))
    timer.schedule(deadline: .now() + every, repeating: every)
    timer.setEventHandler { [self] in
      do {
        let place = try backups.acquire(for: nil)
        _ = try backUp(schedule)
        withExtendedLifetime(place) {}
      } catch {
        options.log("no backup was made: \(error)")
      }
    }
    timer.resume()
    return timer
  }
}
