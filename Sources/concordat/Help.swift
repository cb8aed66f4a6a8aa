import API

/// The help texts, generated from the tables of commands and options.
enum Help {
  static func overview(_ commands: [any Command.Type]) -> String {
    let width = commands.map { $0.name.count }.max() ?? 0
    let lines = commands.map { "  \($0.name.padded(to: width))  \($0.about)" }
    return """
      concordat \(API.version): the open register of public-service partnerships

      usage: concordat COMMAND [OPTIONS]

      \(lines.joined(separator: "\n"))

      concordat COMMAND --help tells what a command takes.
      Options can be set as variables too: --max-body as CONCORDAT_MAX_BODY; a flag wins.
      Exit codes: 0 done, 1 failed, 2 bad data, 4 file failed, 64 bad usage.

      examples:
        concordat demo
        concordat serve --database register.db --port 8080
        concordat import councils.csv --mapping councils.json
      """
  }

  static func text(_ command: any Command.Type) -> String {
    let names = command.options.map { option in
      option.value.map { "\(option.flag) \($0)" } ?? option.flag
    }
    let width = names.map(\.count).max() ?? 0
    let options = zip(names, command.options).map { name, option in
      let fallback = option.fallback.map { " (\($0))" } ?? ""
      let choices =
        option.choices.isEmpty ? "" : " One of \(option.choices.joined(separator: ", "))."
      return "  \(name.padded(to: width))  \(option.about)\(choices)\(fallback)"
    }
    let operands = command.operands.isEmpty ? "" : " \(command.operands)"
    let usage = "usage: concordat \(command.name)\(operands)"
    return """
      \(usage)\(options.isEmpty ? "" : " [OPTIONS]")

      \(command.about)

      \(options.isEmpty ? "" : options.joined(separator: "\n") + "\n\n")examples:
      \(command.examples.map { "  \($0)" }.joined(separator: "\n"))
      """
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
