import Queries
import Records
import SQLite
import Store
import TestSupport
import Testing

@Suite struct SchemaTests {
  private let folder: TemporaryFolder
  private let database: Database
  private let schema = Schema(Things.catalogue)

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(path: folder.path("register.db"), mode: .create)
  }

  @Test func `the statements build a register without drift`() throws {
    try schema.build(in: database)
    #expect(try schema.drift(in: database).isEmpty)
  }

  @Test func `statistics and the tables of full-text search are no drift`() throws {
    try schema.build(in: database)
    try database.run("INSERT INTO places_search (rowid, text) VALUES (1, 'x')")
    try database.execute("ANALYZE")
    #expect(try schema.drift(in: database).isEmpty)
  }

  @Test func `an added column is drift that names both definitions`() throws {
    try schema.build(in: database)
    try database.execute("ALTER TABLE places ADD COLUMN colour TEXT")
    let drift = try schema.drift(in: database)
    #expect(drift.count == 2)
    let wanted = try #require(drift.first { $0.hasPrefix("missing: CREATE TABLE places /*") })
    let found = try #require(drift.first { $0.hasPrefix("unknown: CREATE TABLE places /*") })
    #expect(!wanted.contains("colour"))
    #expect(found.contains("colour TEXT"))
  }

  @Test func `a dropped index and a foreign table are drift`() throws {
    try schema.build(in: database)
    try database.execute("DROP INDEX things_day; CREATE TABLE stray (a INTEGER)")
    #expect(
      try schema.drift(in: database) == [
        "missing: CREATE INDEX things_day ON things(day) WHERE deleted_at IS NULL",
        "unknown: CREATE TABLE stray (a INTEGER)",
      ])
  }

  @Test
  func `every field that lists sort on, and every filter of one value, has an indexed column`()
    throws
  {
    let statements = schema.statements
    for field in Things.things.fields
    where field.isSortable || (field.parameter != nil && field.kind.nested.isEmpty) {
      let isLink = Things.things.index.links.contains { $0.path == [field.name] }
      let name =
        if case .uncertainDate = field.kind { "\(field.name)_earliest" } else { field.name }
      let index = "CREATE INDEX things_\(name) ON things(\(name)) WHERE deleted_at IS NULL"
      #expect(statements.contains(index) == !isLink, "\(field.name)")
    }
  }

  @Test func `the planner reads a sorted page and a filter from their indexes`() throws {
    try schema.build(in: database)
    try RecordRow.define(on: database)
    let catalogue = Things.catalogue
    for parameters in [
      [("sort", "-day")], [("colour", "red")], [("sort", "price"), ("limit", "5")],
    ] {
      let query = try Query(Things.things, parameters, in: catalogue) { _, _ in nil }
      let plan = try query.plan(in: database)
      #expect(plan.allSatisfy { !$0.contains("SCAN r") || $0.contains("USING INDEX") }, "\(plan)")
      #expect(plan.allSatisfy { !$0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }

  @Test func `a page in the order of entry ends before what is laid ready, and begins there`()
    throws
  {
    try schema.build(in: database)
    try RecordRow.define(on: database)
    let query = try Query(Things.things, [], in: Things.catalogue) { _, _ in nil }
    let plan = try query.plan(in: database)
    #expect(
      plan.contains { $0.contains("SEARCH r USING INTEGER PRIMARY KEY (rowid<?)") }, "\(plan)")
  }
}
