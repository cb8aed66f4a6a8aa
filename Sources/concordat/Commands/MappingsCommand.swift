import Mappings
import Records

/// Lists the built-in mappings, or prints one as a starting point for another.
enum MappingsCommand: Command {
  static let name = "mappings"
  static let about = "List the built-in mappings for import, or print one of them."
  static let operands = "[NAME]"
  static let options: [Option] = []
  static let examples = [
    "concordat mappings",
    "concordat mappings uk_local_authorities > mine.json",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    guard let name = settings.operands.first else {
      try Terminal.print(Terminal.table(ShippedMapping.all.map { [$0.name, $0.about] }))
      return 0
    }
    guard let mapping = ShippedMapping(named: name) else {
      throw Usage("The program carries no mapping \(name)\(rest(of: name))")
    }
    try Terminal.print(Array(mapping.text.utf8))
    return 0
  }

  /// The end of the error message for an unknown mapping called `name`.
  static func rest(of name: String) -> String {
    let names = ShippedMapping.all.map(\.name)
    return
      "\(Nearest.sentence(to: name, among: names)). It carries \(names.joined(separator: ", "))."
  }
}
