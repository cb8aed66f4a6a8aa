import API
import Foundation
import Records

/// The command line: one command a run.
///
/// Exit codes: 0, 1 (failed), 2 (bad data), 4 (the file failed while served), 64 (bad usage).
@main enum Concordat {
  static let commands: [any Command.Type] = [
    DemoCommand.self, ServeCommand.self, ImportCommand.self, MappingsCommand.self,
    PlacesCommand.self, ExportCommand.self, BackupCommand.self, RestoreCommand.self,
    CheckCommand.self,
    KeysCommand.self, GetCommand.self, OpenAPICommand.self, HealthcheckCommand.self,
    ConfigCommand.self,
  ]

  static func main() {
    // If the program that reads our output exits, a signal must not end us.
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst()), ProcessInfo.processInfo.environment))
  }

  /// Runs one command line and returns the exit code.
  static func run(_ arguments: [String], _ environment: [String: String]) -> Int32 {
    do {
      switch arguments.first {
      case nil, "--help", "-h", "help": try Terminal.print(Help.overview(commands))
      case "--version": try Terminal.print("concordat \(API.version)")
      case let name?:
        guard let command = commands.first(where: { $0.name == name }) else {
          let names = commands.map { $0.name }
          throw Usage("There is no command \(name)\(Nearest.sentence(to: name, among: names)).")
        }
        guard arguments.contains("--help") || arguments.contains("-h") else {
          let settings = try Settings(command, Array(arguments.dropFirst()), environment)
          return try command.run(settings)
        }
        try Terminal.print(Help.text(command))
      }
      return 0
    } catch let usage as Usage {
      Terminal.complain("\(usage.description)\nconcordat --help tells more.")
      return 64
    } catch let refused as BadData {
      Terminal.complain(refused.description)
      return 2
    } catch let unwritten as Terminal.Unwritten where unwritten.isUnread {
      return 1
    } catch {
      Terminal.complain(Sentence.of(error))
      return 1
    }
  }
}
