import Foundation
import JSON
import TestSupport
import Testing

/// What the program tells without a server: the API's description, one answer, the state of a file.
@Suite struct DescriptionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `openapi.yaml is what the program prints`() async throws {
    let committed = try Data(
      contentsOf: Program.package.appendingPathComponent("openapi.yaml"))
    let printed = try await Program.run("openapi", in: folder)
    #expect(printed.output == committed, "run: swift run concordat openapi > openapi.yaml")
  }

  @Test func `get prints what a server answers`() async throws {
    let server = try await RunningServer("demo", in: folder)
    for path in ["/v1/areas/gss:E06000029", "/v1/awards?fields=title&sort=-amount_awarded"] {
      let served = try #require(Exchange("GET", path, port: server.port))
      let got = try await Program.run(
        "get", path, "--database", "concordat-demo.db", in: folder)
      #expect(got.code == 0)
      #expect(got.text == "\(served.body)\n")
    }
    let missing = try await Program.run(
      "get", "/v1/areas/gss:E06000099", "--database", "concordat-demo.db", in: folder)
    #expect(missing.code == 1)
    #expect(missing.text.contains("\"code\":\"unknown_code\""))
  }

  @Test func `check tells a clean register from a damaged one`() async throws {
    let server = try await RunningServer("demo", in: folder)
    server.send(SIGTERM)
    _ = await server.waitForEnd()
    let sample = folder.url.appendingPathComponent("concordat-demo.db")
    let clean = try await Program.run("check", "--database", sample.path, in: folder)
    #expect(clean.code == 0)
    #expect(clean.text.hasPrefix("\(sample.path) is clean: "))
    let swindon = try await Program.run(
      "get", "/v1/areas/gss:E06000030?fields=id", "--database", sample.path, in: folder)
    let id = try #require(try JSON(parsing: Array(swindon.output))["id"]?.string)

    var bytes = try Data(contentsOf: sample)
    let document = try #require(bytes.range(of: Data(#""name":"Swindon""#.utf8)))
    bytes.replaceSubrange(document, with: Data(#""name":"Swindle""#.utf8))
    try bytes.write(to: sample)
    let damaged = try await Program.run("check", "--database", sample.path, in: folder)
    #expect(damaged.code == 2)
    #expect(damaged.complaint.contains(id), "\(damaged.complaint)")

    let repaired = try await Program.run("check", "--repair", "--database", sample.path, in: folder)
    #expect(repaired.code == 2, "what derives from the log is made anew, and the log is not mended")
    #expect(repaired.text.hasSuffix("records were made anew from the log.\n"))
    #expect(repaired.complaint.contains("The leaf of the entry"), "\(repaired.complaint)")
  }
}
