import SQLite
import TestSupport
import Testing

@Suite struct StatementTests {
  let fixture: Fixture
  let database: Database

  init() throws {
    fixture = try Fixture()
    database = try Database(path: fixture.path, mode: .readWrite)
  }

  @Test(
    arguments: [
      .null, .integer(.min), .integer(.max), .integer(0), .text(""), .text("é😀"), .text("a\0b"),
      .text("e\u{301}"), .blob([]), .blob([0, 255]),
    ] as [Value])
  func `values come back as they were bound`(value: Value) throws {
    let back = try database.first("SELECT ?", [value]) { $0.value(0) }
    #expect(back == value)
    let type = try database.first("SELECT typeof(?)", [value]) { $0.string(0) }
    switch value {
    case .null: #expect(type == "null")
    case .integer: #expect(type == "integer")
    case .text: #expect(type == "text")
    case .blob: #expect(type == "blob")
    }
  }

  @Test func `every kind of binding and column has its own accessor`() throws {
    let statement = try database.statement("SELECT ?1, ?2, ?3, ?4, 1.5, 'né'")
    try statement.bind(1, 7)
    try statement.bind(2, "x" as String?)
    try statement.bind(3, [1, 2] as [UInt8]?)
    try statement.bind(4, nil as Int64?)
    #expect(try statement.step())
    #expect(statement.int64(0) == 7 && statement.int(0) == 7)
    #expect(statement.string(1) == "x" && statement.stringOrNil(1) == "x")
    #expect(statement.bytes(2) == [1, 2])
    #expect(statement.isNull(3) && statement.int64(3) == 0 && statement.string(3) == "")
    #expect(statement.stringOrNil(3) == nil)
    #expect(statement.bytes(3) == [])
    #expect(statement.value(4) == .text("1.5") && statement.value(5) == .text("né"))
    #expect(statement.withBytes(2) { $0.first } == 1)
    var output = Array("[".utf8)
    statement.append(column: 5, to: &output)
    statement.append(column: 0, to: &output)
    statement.append(column: 3, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "[né7")
    statement.reset()
  }

  @Test func `text compares by bytes as a value`() {
    #expect(Value.text("é") != .text("e\u{301}"))
    #expect(Set([Value.text("é"), .text("e\u{301}"), "é", nil, 1, .blob([1])]).count == 5)
  }

  @Test func `a statement is prepared once and comes back clean`() throws {
    let first = try database.statement("SELECT ?")
    try first.bind(1, "left over")
    #expect(try first.step())
    first.reset()
    let second = try database.statement("SELECT ?")
    #expect(first === second)
    #expect(try second.step())
    #expect(second.isNull(0))
    second.reset()
  }

  @Test func `the same text inside its own run is a statement of its own`() throws {
    let numbers =
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n"
    var seen: [Int] = []
    try database.query(numbers) { outer in
      try database.query(numbers) { inner in seen.append(outer.int(0) * 10 + inner.int(0)) }
    }
    #expect(seen == [11, 12, 13, 21, 22, 23, 31, 32, 33])
  }

  @Test func `the least recently used statement leaves a full cache`() throws {
    var options = Database.Options()
    options.statementLimit = 4
    let database = try Database(path: fixture.path, mode: .readOnly, options: options)
    let kept = try database.statement("SELECT 0")
    for number in 1...20 {
      #expect(try database.first("SELECT \(number)") { $0.int(0) } == number)
      #expect(try database.statement("SELECT 0") === kept)
    }
  }

  @Test func `a statement outlives its connection`() throws {
    var statement: Statement?
    do {
      let short = try Database(path: fixture.path, mode: .readOnly)
      statement = try short.statement("SELECT 41 + 1")
    }
    #expect(try statement?.step() == true)
    #expect(statement?.int(0) == 42)
  }

  @Test func `a query that throws leaves nothing running`() throws {
    try database.transaction { for name in ["a", "b", "c"] { try database.add(name) } }
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try database.query("SELECT name FROM item") { _ in throw Stop() }
    }
    // A statement still in its run would pin the log, and the checkpoint would be busy.
    #expect(
      try database.checkpoint(.truncate) == Checkpoint(isBusy: false, logPages: 0, copiedPages: 0))
  }

  @Test func `run says how many rows it changed`() throws {
    try database.transaction { for name in ["a", "b", "c"] { try database.add(name) } }
    #expect(try database.run("UPDATE item SET note = x'00' WHERE id > ?", 1) == 2)
    #expect(database.changes == 2)
  }

  @Test(arguments: [
    ("SELECT 1; SELECT 2", "more than one statement"), ("  ", "no statement"),
    ("-- note", "no statement"),
  ])
  func `one text is one statement`(sql: String, reason: String) throws {
    let error = #expect(throws: SQLiteError.self) { try database.statement(sql) }
    #expect(error?.message.contains(reason) == true)
    #expect(error?.kind == .mistake)
    #expect(try database.first("SELECT 1 ; ", [], { $0.int(0) }) == 1)
  }

  @Test func `a wrong number of values is refused`() throws {
    let error = #expect(throws: SQLiteError.self) { try database.run("SELECT ?, ?", 1) }
    #expect(error?.message == "The statement needs 2 values but got 1.")
  }
}
