import SQLite
import Synchronization
import Testing

@Suite struct FunctionTests {
  @Test func `a function of ours gets and gives values of every type`() throws {
    let fixture = try Fixture()
    let database = try fixture.reader()
    try database.define("same", arguments: 1) { $0[0] }
    let values: [Value] = [
      .null, .integer(.min), .text(""), .text("é\u{0}x"), .blob([]), .blob([0, 255]),
    ]
    for value in values {
      #expect(try database.first("SELECT same(?)", [value]) { $0.value(0) } == value)
    }
    #expect(try database.first("SELECT same(1) + same(2)") { $0.int(0) } == 3)
  }

  @Test func `it counts its arguments`() throws {
    let fixture = try Fixture()
    let database = try fixture.reader()
    try database.define("two", arguments: 2) { .integer(Int64($0.count)) }
    #expect(try database.first("SELECT two(1, 'a')") { $0.int(0) } == 2)
    #expect(throws: SQLiteError.self) { try database.execute("SELECT two(1)") }
  }

  @Test func `a number of ours is asked for once a statement, and again by its next run`() throws {
    let fixture = try Fixture()
    let database = try fixture.reader()
    let asked = Mutex<Int64>(0)
    try database.define("asked") {
      asked.withLock {
        $0 += 1
        return $0 == 2 ? nil : $0
      }
    }
    let sql = "SELECT asked() FROM json_each('[1, 2, 3]')"
    #expect(try database.rows(sql) { $0.value(0) } == Array(repeating: .integer(1), count: 3))
    #expect(try database.rows(sql) { $0.value(0) } == Array(repeating: .null, count: 3))
    #expect(try database.rows(sql) { $0.value(0) } == Array(repeating: .integer(3), count: 3))
  }
}
