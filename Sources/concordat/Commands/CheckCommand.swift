import Foundation
import Records
import Register
import Store

/// Compares a register with its log and reports the differences.
enum CheckCommand: Command {
  static let name = "check"
  static let about = "Check the file and that every record is what its log says."
  static let operands = ""
  static let options = [
    .database,
    Option("--repair", nil, about: "First rebuild everything that derives from the log."),
    HeadFile.option, HeadFile.keyOption,
  ]
  static let examples = [
    "concordat check --database register.db", "concordat check --repair --database register.db",
    "concordat check --head head.json --head-key head.pub --database register.db",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    let path = try settings.needed("--database")
    let head = try HeadFile.head(settings)
    if settings.isOn("--repair") {
      let records = try Store.repair(
        path, .register, .register, at: .now, tell: Terminal.complain)
      try Terminal.print("\(records) records were made anew from the log.")
    }
    defer { Store.tidy(path) }
    let inspection = try Inspection(
      path: path, catalogue: .register, services: .register, heads: head.map { [$0] } ?? [],
      progress: tell)
    Terminal.progress("")
    guard inspection.findings.isEmpty else {
      throw BadData(description: inspection.findings.joined(separator: "\n"))
    }
    try Terminal.print(
      "\(path) is clean: \(inspection.records) records, \(inspection.entries) entries.")
    return 0
  }

  private static func tell(_ progress: Inspection.Progress) {
    switch progress {
    case .file: Terminal.progress("checking the file")
    case .log: Terminal.progress("checking the log")
    case .tree: Terminal.progress("checking the tree of hashes")
    case .records(let count, let kind): Terminal.progress("\(count) records checked, now \(kind)")
    }
  }
}
