import Backups
import Records
import Register
import Store

/// Replaces a register that is not being served by a backup.
enum RestoreCommand: Command {
  static let name = "restore"
  static let about =
    "Put a backup in the place of a register that no server uses; the old file is kept."
  static let operands = "SOURCE"
  static let options = [Option.database, HeadFile.option, HeadFile.keyOption]
  static let examples = ["concordat restore /backups/register.db --database register.db"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    let source = try settings.operand(0, "a SOURCE file")
    let path = try settings.needed("--database")
    let head = try HeadFile.head(settings)
    defer { Store.tidy(source) }
    let restored = try Store.restore(
      path, .register, from: source, heads: head.map { [$0] } ?? [])
    let old = restored.aside.map { " The old file is \($0)." } ?? ""
    let count = restored.liveKeys
    let keys = " It has \(count) live \(count == 1 ? "key" : "keys")"
    let hint = count == 0 || restored.keepsEnds ? "" : "; revoke again what was revoked since"
    try Terminal.print("\(path) is restored from \(source).\(old)\(keys)\(hint).")
    return 0
  }
}
