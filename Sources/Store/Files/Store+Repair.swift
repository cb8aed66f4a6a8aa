package import Records
import SQLite

extension Store {
  /// Makes all that derives from the log anew in the register at `path`, which no process may be using, as
  /// this program declares it; returns how many records there are.
  ///
  /// A register of an earlier program is first brought up to date; `tell` is called with sentences that say so,
  /// before and after.
  package static func repair(
    _ path: String, _ catalogue: Catalogue, _ services: Services = Services(), at now: Instant,
    tell: (String) -> Void = { _ in }
  ) throws -> Int {
    let file = file(path)
    let tables = Tables(catalogue, services)
    let lock = try FileLock(database: file.path)
    defer { withExtendedLifetime(lock) {} }
    return try givingUp(Ballast(database: file.path)) {
      switch try file.inspect() {
      case .missing: throw Unusable(description: "There is no file \(path).")
      case .foreign(let sentence): throw Unusable(description: sentence)
      case .version(let version):
        try checkSound(file, wholly: true)
        if version < Schema.version {
          try file.bringUpToDate(from: version, tables, ULID(), at: now, tell: tell)
        }
        return try file.renew(tables, ULID(), at: now).records
      }
    }
  }
}
