import Foundation
import TestSupport
import Testing

/// The README does what it says.
@Suite struct ReadmeTests {
  private let folder: TemporaryFolder
  private let page: String

  init() throws {
    folder = try TemporaryFolder()
    page = try String(
      contentsOf: Program.package.appendingPathComponent("README.md"), encoding: .utf8)
  }

  @Test func `its commands answer what it prints`() async throws {
    let server = try await RunningServer("demo", in: folder)
    // curl reads this file, so that the page's own address leads to whatever port is free here.
    try "connect-to = \"localhost:8080:127.0.0.1:\(server.port)\"\n"
      .write(toFile: folder.path(".curlrc"), atomically: true, encoding: .utf8)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let console = Console(page: page)
    let answers = try await console.type(
      in: folder,
      variables: ["CURL_HOME": folder.url.path, "PATH": "\(Program.folder.path):\(path)"])
    #expect(console.steps.count > 20)
    #expect(answers.count == console.steps.count + 1)
    for (step, answer) in zip(console.steps, answers) {
      #expect(
        answer.replacing("\r\n", with: "\n") == step.answer.joined(separator: "\n"),
        "\(step.command)")
    }
  }

  @Test func `its table has every setting with its default`() async throws {
    let help = try await Program.run("serve", "--help", in: folder)
    let config = try await Program.run("config", in: folder)
    let settings = config.text.split(separator: "\n").map { $0.split(separator: "=") }
    #expect(settings.count > 10)
    for setting in settings {
      let variable = String(setting[0])
      let flag =
        "--" + variable.dropFirst("CONCORDAT_".count).lowercased().replacing("_", with: "-")
      let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(flag) ") }
      let cells = row?.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
      #expect(cells.count == 4, "\(flag)")
      guard cells.count == 4 else { continue }
      #expect(cells[1] == "`\(variable)`")
      #expect(cells[2] == (setting.count == 2 ? "`\(setting[1])`" : ""))
      #expect(help.text.contains(cells[3]))
    }
  }

  @Test func `its test command is the one that CI runs`() throws {
    let script = try String(
      contentsOf: Program.package.appendingPathComponent(".ci/run"), encoding: .utf8)
    #expect(page.contains("```sh\nswift test\n```"))
    #expect(script.split(separator: "\n").contains { $0.hasPrefix("swift test") })
  }
}
