import Imports
import JSON
import Records
import Store
import Testing

@Suite struct ImportTests {
  private let shelf: Shelf

  /// Six rows of which the second, third (on two lines) and fifth are damaged.
  private let damaged = """
    name,amount,colour,story
    Kettle,1,red,
    Pan,many,pink,
    "Pot\u{20}",3,,"two
    lines\u{1}"
    Urn,4,blue,
    ,5,,
    Jug,6,green,ok

    """

  init() throws { shelf = try Shelf() }

  private func names() throws -> [String] { try shelf.texts("name", of: "things") }

  @Test func `abort keeps nothing and reports every damaged row, each fault at its cell`() throws {
    let report = try shelf.load("things", damaged)
    #expect(
      report.marks == [
        "2 3 amount type", "2 3 colour not_a_choice", "3 4 story control_character",
        "5 7 name required",
      ])
    #expect(report.tally == [3, 0, 0, 3])
    #expect(report.rows == 6)
    #expect(!report.isKept)
    #expect(try names() == [])
    #expect(try shelf.entries().isEmpty)
    #expect(report.json["errors"]?[0]?["value"] == "many")
  }

  @Test func `skip keeps the rows that are right`() throws {
    let report = try shelf.load("things", damaged) { $0.onError = .skip }
    #expect(report.isKept)
    #expect(report.tally == [3, 0, 0, 3])
    #expect(try names() == ["Kettle", "Urn", "Jug"])
    #expect(try shelf.entries().map(\.seq) == [1, 2, 3])
    #expect(try shelf.entries().allSatisfy { $0.op == "import" && $0.actor == "tester" })
  }

  @Test(arguments: ImportOptions.OnError.allCases)
  func `a dry run reports what would become of the rows and keeps nothing`(
    onError: ImportOptions.OnError
  ) throws {
    let report = try shelf.load("things", damaged) {
      $0.onError = onError
      $0.isDryRun = true
    }
    #expect(report.tally == [3, 0, 0, 3])
    #expect(!report.isKept)
    #expect(try shelf.entries().isEmpty)
  }

  @Test func `the same file again changes nothing`() throws {
    let file = """
      name,identifiers
      Kettle,"[{""scheme"":""x"",""identifier"":""1""}]"
      Pan,"[{""scheme"":""x"",""identifier"":""2""}]"
      """
    #expect(try shelf.load("things", file).tally == [2, 0, 0, 0])
    #expect(try shelf.load("things", file).tally == [0, 0, 2, 0])
    #expect(try shelf.entries().count == 2)
  }

  @Test func `upsert changes the members of the file and leaves the others`() throws {
    let id = try shelf.add("things", ["name": "Kettle", "amount": 1, "colour": "red"]).id
    let report = try shelf.load("things", "id,amount,colour\n\(id),2,\n")
    #expect(report.tally == [0, 1, 0, 0])
    let document = try #require(try shelf.document("things", id))
    #expect(document["name"] == "Kettle")
    #expect(document["amount"] == 2)
    #expect(document["colour"] == .null)
    #expect(document["version"] == 2)
  }

  @Test func `insert refuses what is there, also when an earlier row of the file put it there`()
    throws
  {
    let file = """
      {"name":"Kettle","identifiers":[{"scheme":"x","identifier":"1"}]}
      {"name":"Pan","identifiers":[{"scheme":"x","identifier":"1"}]}

      """
    let report = try shelf.load("things", file, .ndjson) {
      $0.mode = .insert
      $0.onError = .skip
    }
    #expect(report.tally == [1, 0, 0, 1])
    #expect(report.marks.map { $0.split(separator: " ").last } == ["exists"])
    #expect(try names() == ["Kettle"])
  }

  @Test func `later rows may refer to earlier ones`() throws {
    let places = #"""
      {"name":"Leeds","codes":[{"scheme":"local","code":"leeds"}]}
      {"name":"Holbeck","parent_id":"local:leeds"}
      {"name":"Nowhere","parent_id":"local:nowhere"}
      """#
    let report = try shelf.load("places", places, .ndjson) { $0.onError = .skip }
    #expect(report.tally == [2, 0, 0, 1])
    #expect(report.marks == ["3 3 parent_id unknown_reference"])
    let leeds = try #require(try shelf.texts("id", of: "places").first)
    #expect(try shelf.texts("name", of: "places", [("parent", leeds)]) == ["Holbeck"])
  }

  @Test func `a source that fails midway keeps nothing`() throws {
    struct Broken: Error {}
    let options = ImportOptions(format: .csv)
    let good = Array("name\nKettle\nPan\n".utf8).chunks(of: 8)
    let importer = Importer(shelf.store, kind: Things.things, options: options, actor: "tester")
    #expect(throws: Broken.self) {
      try importer.run {
        guard let chunk = try good() else { throw Broken() }
        return chunk
      }
    }
    #expect(try shelf.entries().isEmpty)
    // The register goes on.
    try shelf.add("things", ["name": "Urn"])
    #expect(try names() == ["Urn"])
  }

  @Test func `a deleted record is not brought back by an import`() throws {
    let id = try shelf.add("things", ["name": "Kettle"]).id
    try shelf.delete("things", id)
    let report = try shelf.load("things", "id,name\n\(id),Kettle\n")
    #expect(report.marks == ["1 2 id gone"])
  }

  @Test(arguments: [
    ("name,colr\nKettle,red\n", ["1 2 colr unknown_heading"]),
    ("name,colour\nKettle\nPan,red\n", ["1 2 - cells"]),
    ("name,name\nKettle,Pan\n", ["1 1 - csv"]),
    ("name\nKettle\nP\"an\nPot\n", ["2 3 - csv"]),
    ("name,id\nKettle,thg_1\n", ["1 2 id id"]),
    ("name,version\nKettle,0\n", ["1 2 version form"]),
    ("name,version\nKettle,1000000000\n", ["1 2 version form"]),
    ("name,version\nKettle,9223372036854775807\n", ["1 2 version form"]),
    ("name,created_at\nKettle,yesterday\n", ["1 2 created_at form"]),
  ])
  func `a file that is not as it should be says where`(file: String, marks: [String]) throws {
    let report = try shelf.load("things", file)
    #expect(report.marks == marks)
    #expect(!report.isKept)
  }

  @Test func `lines that are no JSON are rows with faults, and blank ones none`() throws {
    let report = try shelf.load("things", "{\"name\":\"Kettle\"}\n\n{\"name\":\n[]\n", .ndjson) {
      $0.onError = .skip
    }
    #expect(report.tally == [1, 0, 0, 2])
    #expect(report.marks.count == 2)
    #expect(report.marks.first?.hasPrefix("2 3 - ") == true)
    #expect(report.marks.last == "3 4 - not_an_object")
  }

  @Test func `many rows go through in order, and progress counts them`() throws {
    let file = "name\n" + (0..<1000).map { "Thing \($0)\n" }.joined()
    #expect(try shelf.load("things", file).tally == [1000, 0, 0, 0])
    #expect(try shelf.total("things") == 1000)
    #expect(try shelf.entries().last?.seq == 1000)
  }

  @Test func `of very many faults the first thousand are told and the rest counted`() throws {
    let report = try shelf.load("things", "name,amount\n" + String(repeating: ",x\n", count: 600))
    #expect(report.failed == 600)
    #expect(report.marks.count == 1000)
    #expect(report.omittedFailures == 200)
  }
}
