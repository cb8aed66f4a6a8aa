import API
import Views
import Foundation

/// Prints the OpenAPI description of the API.
enum OpenAPICommand: Command {
  static let name = "openapi"
  static let about = "Print the API's description (OpenAPI 3.1), in YAML or JSON."
  static let operands = ""
  static let options = [Option("--json", nil, about: "JSON instead of YAML.")]
  static let examples = ["concordat openapi > openapi.yaml"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    let bytes = try settings.isOn("--json") ? Description.json() : Description.yaml()
    try Terminal.print(bytes)
    return 0
  }
}
