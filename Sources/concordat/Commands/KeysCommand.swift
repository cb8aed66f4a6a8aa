import Foundation
import Records
import Register

/// Makes keys for writing.
enum KeysCommand: Command {
  static let name = "keys"
  static let about = "Make a key for writing; it is printed once and kept only as a digest."
  static let operands = "create"
  static let options = [
    .database, Option("--name", "NAME", about: "Who uses the key."),
  ]
  static let examples = ["concordat keys create --name \"Grants team\" --database register.db"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    guard try settings.operand(0, "create") == "create" else {
      throw Usage("keys takes create.")
    }
    let name = try settings.needed("--name")
    guard (1...200).contains(name.unicodeScalars.count) else {
      throw Usage("--name has 1 to 200 characters.")
    }
    let store = try Store.open(settings.needed("--database"))
    defer { store.close() }
    let key = AccessKey()
    try store.perform { try $0.keep(key, name: name, at: .now) }
    Terminal.print("Key \(key.id) for \(name); keep it now, it cannot be shown again:")
    Terminal.print(key.text)
    return 0
  }
}
