import Dispatch
import SQLite
import TestSupport
import Testing

@Suite struct TransactionTests {
  struct Refused: Error {}

  let fixture: Fixture
  let database: Database

  init() throws {
    fixture = try Fixture()
    database = try Database(path: fixture.path, mode: .readWrite)
  }

  @Test func `a transaction is kept whole or not at all`() throws {
    let result = try database.transaction {
      #expect(database.isInTransaction)
      try database.add("a")
      return 7
    }
    #expect(result == 7)
    #expect(throws: Refused.self) {
      try database.transaction {
        try database.add("b")
        throw Refused()
      }
    }
    #expect(!database.isInTransaction)
    #expect(try fixture.names() == ["a"])
  }

  @Test func `a savepoint goes back alone, also inside another`() throws {
    try database.transaction {
      try database.savepoint { try database.add("a") }
      try? database.savepoint {
        try database.add("b")
        try database.savepoint { try database.add("c") }
        throw Refused()
      }
      try database.savepoint {
        try database.add("d")
        try? database.savepoint {
          try database.add("e")
          throw Refused()
        }
      }
    }
    #expect(try fixture.names() == ["a", "d"])
  }

  @Test func `a savepoint refuses references that dangle`() throws {
    try database.transaction {
      let error = #expect(throws: SQLiteError.self) {
        try database.savepoint { try database.run("INSERT INTO part (item) VALUES (99)") }
      }
      #expect(error?.kind == .foreignKey)
      try database.savepoint {
        try database.run("INSERT INTO part (item) VALUES (1)")
        try database.run("INSERT INTO item (id, name) VALUES (1, 'late')")
      }
    }
    #expect(try database.first("SELECT count(*) FROM part") { $0.int(0) } == 1)
  }

  @Test func `a read sees one snapshot while others commit`() throws {
    try database.add("a")
    let reader = try fixture.reader()
    let count = "SELECT count(*) FROM item"
    try reader.read {
      #expect(try reader.first(count) { $0.int(0) } == 1)
      try database.add("b")
      #expect(try reader.first(count) { $0.int(0) } == 1)
      #expect(try reader.read { try reader.first(count) { $0.int(0) } } == 1)
    }
    #expect(!reader.isInTransaction)
    #expect(try reader.first(count) { $0.int(0) } == 2)
  }

  static let endless =
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

  @Test func `a deadline stops a runaway query`() throws {
    let error = #expect(throws: SQLiteError.self) {
      try database.withDeadline(seconds: 0.02) {
        // The longer deadline inside does not put off the one around it, or this would take a day.
        try database.withDeadline(seconds: 86_400) {
          try database.first(Self.endless) { $0.int(0) }
        }
      }
    }
    #expect(error?.kind == .interrupted)
    #expect(try database.first("SELECT 1") { $0.int(0) } == 1)
  }

  @Test func `an interruption from another thread stops a runaway query`() throws {
    let interruption = database.interruption
    let timer = DispatchSource.makeTimerSource()
    // Repeated, because the first may come before the query runs.
    timer.schedule(deadline: .now(), repeating: 0.01)
    timer.setEventHandler { interruption.interrupt() }
    timer.resume()
    defer { timer.cancel() }
    let error = #expect(throws: SQLiteError.self) {
      try database.first(Self.endless) { $0.int(0) }
    }
    #expect(error?.kind == .interrupted)
  }

  @Test func `interrupting a closed connection does nothing`() throws {
    let interruption: Interruption
    do { interruption = try fixture.reader().interruption }
    interruption.interrupt()
  }

  @Test func `a snapshot is read from the first SELECT of a transaction, or by a statement alone`()
    throws
  {
    #expect(!database.hasSnapshot)
    try database.beginReading()
    #expect(!database.hasSnapshot)
    _ = try fixture.names()
    #expect(!database.hasSnapshot)
    _ = try database.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) }
    #expect(database.hasSnapshot)
    database.endReading()
    #expect(!database.hasSnapshot)
    let statement = try database.statement("SELECT 1 FROM sqlite_schema")
    #expect(try statement.step() && database.hasSnapshot)
    statement.reset()
    #expect(!database.hasSnapshot)
  }
}
