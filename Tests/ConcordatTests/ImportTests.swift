import Foundation
import TestSupport
import Testing

/// Files of rows going in and out, by the command line.
@Suite struct ImportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.needsRealData)
  func `470 councils become areas and organisations, and a second run changes nothing`()
    async throws
  {
    let first = try await importCouncils(RealData.councils)
    #expect(first.code == 0)
    #expect(
      first.text == """
        470 rows: 470 created, 0 updated, 0 unchanged, 0 failed
          areas: 482 created, 473 updated, 0 unchanged
          organisations: 470 created, 0 updated, 0 unchanged
          area-events: 15 created, 0 updated, 0 unchanged

        """)
    let second = try await importCouncils(RealData.councils)
    #expect(second.code == 0)
    #expect(second.text.hasPrefix("470 rows: 0 created, 0 updated, 470 unchanged, 0 failed\n"))
  }

  @Test(.needsRealData)
  func `one damaged row is told with row, line, column and code, and nothing is kept`()
    async throws
  {
    let table = try String(contentsOfFile: RealData.councils, encoding: .utf8)
    let lines = table.components(separatedBy: "\n")
    let line = try #require(lines.firstIndex { $0.contains(",E07000223,") })
    let damaged = table.replacingOccurrences(of: ",E07000223,", with: ",E07OOO223,")
    try damaged.write(toFile: folder.path("damaged.csv"), atomically: true, encoding: .utf8)
    let outcome = try await importCouncils("damaged.csv")
    #expect(outcome.code == 2)
    let report = outcome.text.split(separator: "\n").map(String.init)
    #expect(report.first?.hasSuffix(", 1 failed; nothing was kept") == true)
    // No cell above it has a line break, so the row's number is the line's less the headings'.
    #expect(
      report.last?.hasPrefix("row \(line), line \(line + 1), gss-code: ") == true, "\(report)")
    #expect(report.last?.hasSuffix(" (E07OOO223)") == true)
    for kind in ["areas", "organisations"] {
      #expect(try await Program.run("export", kind, in: folder).output.isEmpty)
    }
  }

  @Test(.needsRealData, arguments: ["csv", "ndjson"])
  func `an export goes into an empty register and every record comes out byte for byte`(
    form: String
  )
    async throws
  {
    _ = try await importCouncils(RealData.councils)
    let copy = ["--database", "copy.db"]
    for (kind, count) in [("areas", 482), ("organisations", 470)] {
      let original = try await Program.run("export", kind, "--format", form, in: folder)
      #expect(original.output.count > 100_000)
      try original.output.write(to: folder.url.appendingPathComponent("rows.\(form)"))
      let taken = try await Program.run(["import", kind, "rows.\(form)"] + copy, in: folder)
      #expect(
        taken.text.hasPrefix("\(count) rows: \(count) created, 0 updated, 0 unchanged, 0 failed"))
      let again = try await Program.run(["export", kind, "--format", form] + copy, in: folder)
      // Rows that refer to later ones come in after them. A difference would take minutes to be printed.
      let isSame = lines(again) == lines(original)
      #expect(isSame)
    }
    #expect(try await Program.run(["check"] + copy, in: folder).code == 0)
  }

  @Test func `a mapping that the program carries is taken by name, unless a file is called so`()
    async throws
  {
    let table = """
      Postcode,Latitude,Longitude,Introduced,Terminated
      SE1 7AA,51.502183,-0.110839,1/1/1980,
      SE1 7AF,51.500166,-0.114103,8/1/1993,12/1/1994

      """
    try table.write(toFile: folder.path("own.csv"), atomically: true, encoding: .utf8)
    let command = ["import", "own.csv", "--mapping", "vauxhall_postcodes"]
    let shipped = try await Program.run(command, in: folder)
    #expect(shipped.text.hasPrefix("2 rows: 2 created, 0 updated, 0 unchanged, 0 failed\n"))
    let rows = try await Program.run("export", "postcodes", in: folder)
    #expect(rows.text.contains(#""end_date":"1994-12-01""#))
    let printed = try await Program.run("mappings", "vauxhall_postcodes", in: folder)
    let file = printed.text.replacing(#""end_date": {"#, with: #""note": {"#)
      .replacing("Terminated", with: "Introduced")
    try file.write(toFile: folder.path("vauxhall_postcodes"), atomically: true, encoding: .utf8)
    #expect(try await Program.run(command, in: folder).text.contains("2 updated"))
  }

  @Test func `the mappings that the program carries are listed, each with the file it reads`()
    async throws
  {
    let list = try await Program.run("mappings", in: folder)
    #expect(list.code == 0)
    let lines = list.text.split(separator: "\n")
    #expect(lines.count > 10)
    #expect(lines.contains { $0.hasPrefix("pfa20 ") && $0.contains("pfa20.geojson: police") })
  }

  @Test func `the log of a register makes another one the same`() async throws {
    let demo = try await RunningServer("demo", in: folder)
    demo.send(SIGTERM)
    _ = await demo.waitForEnd()
    let (sample, copy) = (["--database", "concordat-demo.db"], ["--database", "copy.db"])
    let log = try await Program.run(["export"] + sample, in: folder)
    try log.output.write(to: folder.url.appendingPathComponent("register.log"))
    let entries = log.text.split(separator: "\n").count
    for counts in [(entries, 0), (0, entries)] {
      let taken = try await Program.run(["import", "register.log"] + copy, in: folder)
      #expect(
        taken.text == "\(counts.0) entries imported, \(counts.1) were there already\n")
    }
    #expect(try await Program.run(["export"] + copy, in: folder).output == log.output)
    let check = try await Program.run(["check"] + copy, in: folder)
    #expect(check.text.hasPrefix("copy.db is clean: "))
    #expect(check.text.hasSuffix(", \(entries) entries.\n"))
  }

  private func lines(_ outcome: Program.Outcome) -> [Substring] {
    outcome.text.split(whereSeparator: \.isNewline).sorted()
  }

  private func importCouncils(_ table: String) async throws -> Program.Outcome {
    try await Program.run("import", table, "--mapping", "uk_local_authorities", in: folder)
  }
}
