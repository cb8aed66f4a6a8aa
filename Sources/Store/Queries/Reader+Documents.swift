import Queries
package import Records
import SQLite

extension Reader {
  /// Calls `row` with the documents that `query` finds, as they lie in the register, no more than `most`; false
  /// if there are more.
  package func documents(
    _ query: Query, most: Int, _ row: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Bool {
    var count = 0
    for phase in query.phases() {
      let (sql, values) = query.selectSQL(phase, limit: most - count + 1)
      try database.withStatement(sql) { statement in
        try statement.bind(values)
        while try statement.step() {
          count += 1
          guard count <= most else { return }
          try statement.withBytes(1) { document in
            guard !document.isEmpty else {
              throw try damaged(statement.int64(0), query.resource)
            }
            try row(document)
          }
        }
      }
      guard count <= most else { return false }
    }
    return true
  }
}
