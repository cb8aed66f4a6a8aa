/// Prints the settings that a server would run with.
enum ConfigCommand: Command {
  static let name = "config"
  static let about = "Print the settings of serve: flags over variables over defaults."
  static let operands = ""
  static let options = ServeCommand.options
  static let examples = ["CONCORDAT_PORT=80 concordat config"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(0)
    try settings.checkServing()
    for option in options {
      try Terminal.print("\(option.variable)=\(settings.text(option.flag) ?? "")")
    }
    return 0
  }
}
