import Foundation
import Records
import Register

/// Copies a register while it is served.
enum BackupCommand: Command {
  static let name = "backup"
  static let about = "Write one consistent, checked copy of a register, while it is served."
  static let operands = "TARGET"
  static let options = [Option.database]
  static let examples = ["concordat backup /backups/register.db --database register.db"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    let target = try settings.operand(0, "a TARGET file")
    // A copy under way would replace whatever stands there, the register itself too.
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Usage("\(target) is there already; name a new file.")
    }
    let last = try Store.backUp(settings.needed("--database"), .register, to: target)
    Terminal.print("\(target) holds the register up to entry \(last).")
    return 0
  }
}
