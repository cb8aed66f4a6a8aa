import Backups
import Dispatch
import Foundation
import Records
import Register
import Store

/// Copies a register while it is being served: once, or repeatedly.
enum BackupCommand: Command {
  static let name = "backup"
  static let about = "Write a consistent, checked copy of a register, while it is served."
  static let operands = "TARGET"
  static let options = [
    Option.database,
    Option("--every", "TIME", about: "Go on, and write a copy each time, into the folder TARGET."),
    Option("--keep", "N", "24", about: "With --every: how many copies are kept."),
  ]
  static let examples = [
    "concordat backup /backups/register.db --database register.db",
    "concordat backup --every 1h --keep 24 /backups --database register.db",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    let path = try settings.needed("--database")
    guard settings.text("--every") == nil else {
      return try goOn(
        path, BackupFolder(settings.operand(0, "a TARGET folder")),
        every: settings.seconds("--every"),
        keep: settings.number("--keep", 1...100_000) ?? 24)
    }
    let target = try settings.operand(0, "a TARGET file")
    // The copy would replace any file at the target, even the register itself.
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Usage("\(target) is there already; name a new file.")
    }
    defer { Store.tidy(path) }
    let last = try Store.backUp(path, .register, to: target, progress: tell)
    Terminal.progress("")
    try Terminal.print("\(target) contains the register up to entry \(last).")
    return 0
  }

  /// Makes copies until a signal ends the program; a failed copy is reported, not fatal.
  private static func goOn(_ path: String, _ folder: BackupFolder, every pause: Double, keep: Int)
    throws -> Int32
  {
    guard pause >= 1 else { throw Usage("--every is a second or more.") }
    while true {
      let begin = DispatchTime.now()
      do {
        let backup = try folder.make(
          of: path, .register, at: .now, keeping: keep, progress: tell, tell: Terminal.complain)
        Terminal.progress("")
        // Copies continue even if standard output is closed.
        try? Terminal.print(
          "\(folder.path)/\(backup.name) contains the register up to entry \(backup.sequence).")
      } catch {
        Terminal.progress("")
        Terminal.complain("No backup was made. \(Sentence.of(error))")
      }
      let spent = Double(DispatchTime.now().uptimeNanoseconds - begin.uptimeNanoseconds) / 1e9
      Thread.sleep(forTimeInterval: max(0, pause - spent))
    }
  }

  private static func tell(_ progress: BackupProgress) {
    switch progress {
    case .copying(let bytes, let most): Terminal.progress("copying, \(bytes * 100 / most) %")
    case .checking: Terminal.progress("checking the copy")
    case .hashing: Terminal.progress("working out the digest")
    }
  }
}
