import SQLite
import TestSupport
import Testing

@Suite struct ErrorTests {
  let fixture: Fixture
  let database: Database

  init() throws {
    fixture = try Fixture()
    database = try Database(path: fixture.path, mode: .readWrite)
  }

  @Test(
    arguments: [
      ("INSERT INTO item (name) VALUES ('taken')", 2067, .unique),
      ("INSERT INTO item (id, name) VALUES (1, 'other')", 1555, .unique),
      ("INSERT INTO item (name) VALUES (NULL)", 1299, .constraint),
      ("INSERT INTO part (item, size) VALUES (1, -1)", 275, .constraint),
      ("INSERT INTO part (item) VALUES (99)", 787, .foreignKey),
      ("INSERT INTO item (name) VALUES (x'00')", 3091, .constraint),
      ("INSERT INTO item (name) VALUES (zeroblob(5000000))", 18, .tooBig),
      ("SELECT nothing FROM item", 1, .mistake),
      ("SELECT \"nothing\"", 1, .mistake),
    ] as [(String, Int32, SQLiteError.Kind)])
  func `failures are told apart by code`(sql: String, code: Int32, kind: SQLiteError.Kind) throws {
    try database.add("taken")
    let error = try #require(throws: SQLiteError.self) { try database.run(sql) }
    #expect(error.code == code)
    #expect(error.kind == kind)
  }

  @Test func `an error shows the statement and never its values`() throws {
    try database.add("secret")
    let error = try #require(throws: SQLiteError.self) { try database.add("secret") }
    #expect(error.sql == "INSERT INTO item (name) VALUES (?)")
    #expect(
      "\(error)"
        == "SQLite error 2067: UNIQUE constraint failed: item.name, in: INSERT INTO item (name) VALUES (?)"
    )
  }

  @Test(
    arguments: [
      (13, 0, .full), (778, 28, .full), (778, 5, .storage), (1034, 5, .storage), (4874, 0, .full),
      (1034, 28, .storage), (1034, 122, .storage), (1290, 28, .storage),
      (266, 5, .storage), (5, 0, .busy), (517, 0, .busy), (6, 0, .busy), (8, 0, .readOnly),
      (1032, 0, .readOnly), (11, 0, .damaged), (26, 0, .damaged), (267, 0, .damaged),
      (9, 0, .interrupted), (7, 0, .unavailable), (14, 0, .unavailable), (21, 0, .mistake),
      (1811, 0, .constraint),
    ] as [(Int32, Int32, SQLiteError.Kind)])
  func `codes and errno decide what a failure means`(
    code: Int32, systemErrno: Int32, kind: SQLiteError.Kind
  ) {
    let error = SQLiteError(code: code, message: "", systemErrno: systemErrno)
    #expect(error.kind == kind)
  }

  @Test func `a file that is not there is not made`() throws {
    let path = fixture.folder.path("none.db")
    for mode in [Database.Mode.readOnly, .readWrite] {
      let error = #expect(throws: SQLiteError.self) { try Database(path: path, mode: mode) }
      #expect(error?.kind == .unavailable)
      #expect(error?.message.contains(path) == true)
    }
  }

  @Test func `a reader cannot write`() throws {
    let reader = try fixture.reader()
    let error = #expect(throws: SQLiteError.self) { try reader.add("x") }
    #expect(error?.kind == .readOnly)
  }

  @Test func `a foreign lock is reported as busy`() throws {
    var options = Database.Options()
    options.busyMilliseconds = 1
    let other = try Database(path: fixture.path, mode: .readWrite, options: options)
    try database.transaction {
      let error = #expect(throws: SQLiteError.self) { try other.transaction {} }
      #expect(error?.kind == .busy)
    }
  }
}
