import Foundation
import TestSupport

/// What a page tells its reader to type: files to save and commands with their answers.
struct Console {
  struct Step {
    let command: String
    var answer: [String] = []

    /// Whether the command goes on in the next line: after a backslash, or inside quotes.
    var isOpen: Bool { command.hasSuffix("\\") || command.count { $0 == "'" } % 2 == 1 }
  }

  private(set) var steps: [Step] = []
  private(set) var files: [(name: String, text: String)] = []

  /// Reads the fenced blocks of `page`: ```` ```console ```` holds commands after `$ ` and their answers, and
  /// a language with a name behind it, as in ```` ```csv grants.csv ````, a file.
  init(page: String) {
    var block: (info: [Substring], lines: [Substring])?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = block {
        guard line.hasPrefix("```") else {
          block?.lines.append(line)
          continue
        }
        add(open.info, open.lines)
        block = nil
      } else if line.hasPrefix("```") {
        block = (line.dropFirst(3).split(separator: " "), [])
      }
    }
  }

  private mutating func add(_ info: [Substring], _ lines: [Substring]) {
    if info.count == 2 {
      files.append((String(info[1]), lines.joined(separator: "\n") + "\n"))
    }
    guard info == ["console"] else { return }
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if let last = steps.indices.last, steps[last].isOpen {
        steps[last] = Step(command: steps[last].command + "\n\(line)")
      } else if let last = steps.indices.last {
        steps[last].answer.append(String(line))
      }
    }
  }

  /// Saves the files and types the commands into one shell; what each printed.
  func type(in folder: TemporaryFolder, variables: [String: String]) async throws -> [String] {
    for file in files {
      try file.text.write(toFile: folder.path(file.name), atomically: true, encoding: .utf8)
    }
    // A byte that no answer holds ends each.
    let script = steps.map { "\($0.command)\nprintf '\\036'\n" }.joined()
    let shell = try await Program.run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", "exec 2>&1\n\(script)"], in: folder, variables)
    return shell.text.split(separator: "\u{1E}", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .newlines) }
  }
}
