import Foundation
import TestSupport
import Testing

/// What the program says of itself, and of a command line that it cannot understand.
@Suite struct UsageTests {
  private static let commands = [
    "demo", "serve", "import", "mappings", "places", "export", "backup", "restore", "check", "keys",
    "get",
    "openapi", "healthcheck", "config",
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [[], ["--help"], ["-h"], ["help"]])
  func `the help lists every command, examples and exit codes`(arguments: [String]) async throws {
    let help = try await run(arguments)
    #expect(help.code == 0)
    for command in UsageTests.commands { #expect(help.text.contains("\n  \(command) ")) }
    #expect(help.text.contains("examples:\n  concordat demo\n"))
    #expect(
      help.text.contains("Exit codes: 0 done, 1 failed, 2 bad data, 4 file failed, 64 bad usage."))
  }

  @Test(arguments: commands)
  func `each command has a help with an example`(command: String) async throws {
    let help = try await run([command, "--help"])
    #expect(help.code == 0)
    #expect(help.text.hasPrefix("usage: concordat \(command)"))
    #expect(help.text.contains("examples:\n  "))
  }

  @Test func `the version is that of the API's description`() async throws {
    let version = try await run(["--version"])
    let description = try await run(["openapi"])
    #expect(version.code == 0)
    let number = version.text.dropFirst("concordat ".count).dropLast()
    #expect(version.text == "concordat \(number)\n")
    #expect(description.text.contains("\n  version: \"\(number)\"\n"))
  }

  @Test(arguments: [
    (["sevre"], "There is no command sevre (did you mean serve?)."),
    (["serve", "--prot", "80"], "serve has no option --prot (did you mean --port?)."),
    (["serve", "--port"], "--port needs N."),
    (
      ["serve", "--port", "70000"],
      "--port is a whole number from 0 to 65535, not 70000."
    ),
    (["serve", "--port=-1"], "--port is a whole number from 0 to 65535, not -1."),
    (["serve", "--workers", "0"], "--workers is a whole number from 1 to 256, not 0."),
    (
      ["serve", "--idle-timeout", "soon"],
      "--idle-timeout is a length of time such as 10s, 500ms or 2m, not soon."
    ),
    (["serve", "--max-body", "1TB"], "--max-body is a size such as 32KiB or 1MiB, not 1TB."),
    (["serve", "now"], "serve does not accept now."),
    (["demo", "--reset=yes"], "--reset takes no value."),
    (["import", "own.csv"], "Say of which KIND the rows are, or give a --mapping."),
    (["import", "own.log", "--dry-run"], "--dry-run is not for a log; name the KIND of the rows"),
    (["import", "own.log", "--mode", "upsert"], "--mode is not for a log; name the KIND"),
    (["import", "own.log", "--on-error", "skip"], "--on-error is not for a log; name the KIND"),
    (["import"], "import needs a SOURCE file."),
    (
      ["import", "own.csv", "--mapping", "uk_local_authority"],
      "There is no mapping file uk_local_authority, and the program carries none of this name (did you mean uk_local_authorities?). It carries area_changes, area_units, government_organisation_register, "
    ),
    (
      ["mappings", "icb23"],
      "The program carries no mapping icb23 (did you mean icb22?). It carries "
    ),
    (["import", "awrds", "a.csv"], "There is no kind awrds (did you mean awards?)."),
    (["import", "awards", "none.csv"], "There is no file none.csv, or it may not be read."),
    (["import", "awards", "nowhere.csv"], "There is no file nowhere.csv, or it may not be read."),
    (
      ["import", "awards", "/dev/null"], "The name of /dev/null does not say its form; add --format"
    ),
    (
      ["import", "awards", "-", "--format", "xml"],
      "--format is one of csv, ndjson, json, geojson, topojson, xlsx, ods, not xml."
    ),
    (["export", "awards", "--after", "5"], "--after counts entries of the log; leave out awards"),
    (["export", "--format", "csv"], "The log is written as ndjson; name a KIND for csv."),
    (["keys", "create"], "keys needs --name."),
    (["keys", "create", "--name", "x", "--grace", "2d"], "keys create does not accept --grace."),
    (["keys", "list", "--scope", "q"], "keys list does not accept --scope."),
    (["config", "--port", "70000"], "--port is a whole number from 0 to 65535, not 70000."),
    (["config", "--rate-limit", "foo"], "--rate-limit is a rate such as 50/s"),
    (["config", "--max-head", "1"], "--max-head is 1024 B or more."),
    (["config", "--max-body", "0"], "--max-body is 1 B or more."),
    (["config", "--idle-timeout", "0s"], "--idle-timeout is a length of time such as 10s"),
    (["config", "--cors-origins", "https://a.example/"], "--cors-origins lists origins such as"),
    (["config", "--cors-origins", "a.example"], "--cors-origins lists origins such as"),
    (["keys", "revoke"], "keys needs the ID of a key."),
    (["get", "v1/areas"], "A path begins with /, such as /v1/areas."),
  ])
  func `a command line that cannot be understood ends with 64 and says what to write`(
    arguments: [String], sentence: String
  ) async throws {
    for name in ["own.csv", "own.log"] {
      try "".write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    let outcome = try await run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.complaint.hasPrefix("concordat: \(sentence)"))
    #expect(outcome.text.isEmpty)
  }

  @Test(arguments: [
    ("CONCORDAT_PROT", "80", "No setting is called CONCORDAT_PROT (did you mean CONCORDAT_PORT?)."),
    ("CONCORDAT_PORT", "http", "--port is a whole number from 0 to 65535, not http."),
    ("CONCORDAT_RESET", "yes", "CONCORDAT_RESET is true or false, not yes."),
  ])
  func `a wrong variable ends with 64 and is named`(name: String, value: String, sentence: String)
    async throws
  {
    let outcome = try await run(["demo"], [name: value])
    #expect(outcome.code == 64)
    #expect(outcome.complaint.hasPrefix("concordat: \(sentence)"))
  }

  @Test func `a flag wins over its variable, a variable over the default`() async throws {
    let variables = ["CONCORDAT_PORT": "81", "CONCORDAT_HOST": "::1"]
    let config = try await Program.run("config", "--port=82", in: folder, variables: variables)
    #expect(config.text.contains("CONCORDAT_PORT=82\n"))
    #expect(config.text.contains("CONCORDAT_HOST=::1\n"))
    #expect(config.text.contains("CONCORDAT_DATABASE=concordat.db\n"))
  }

  private func run(_ arguments: [String], _ variables: [String: String] = [:]) async throws
    -> Program.Outcome
  {
    try await Program.run(arguments, in: folder, variables: variables)
  }
}
