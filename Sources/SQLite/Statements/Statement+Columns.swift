import CSQLite

/// Columns count from 0 and are those of the row the last `step()` reached.
extension Statement {
  /// Whether the column is NULL.
  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL
  }

  /// The column as a whole number; 0 for NULL.
  package func int64(_ column: Int) -> Int64 { sqlite3_column_int64(pointer, Int32(column)) }

  /// The column as a whole number; 0 for NULL.
  package func int(_ column: Int) -> Int { Int(sqlite3_column_int64(pointer, Int32(column))) }

  /// The column as text, NUL characters included; empty for NULL.
  package func string(_ column: Int) -> String {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a BLOB or of text; empty for NULL.
  package func bytes(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

  /// The column as text, `nil` for NULL.
  package func stringOrNil(_ column: Int) -> String? { isNull(column) ? nil : string(column) }

  /// The column as a value; a floating-point number as the text that SQLite prints for it.
  package func value(_ column: Int) -> Value {
    switch sqlite3_column_type(pointer, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(int64(column))
    case SQLITE_BLOB: .blob(bytes(column))
    default: .text(string(column))
    }
  }

  /// Passes the bytes of a BLOB or of text to `body` without copying; valid only during the call.
  package func withBytes<Output>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Output
  ) rethrows -> Output {
    // The pointer first, then the count: sqlite3_column_blob turns a number into text, and only
    // then is the count that of the text (sqlite.org/c3ref/column_blob.html).
    let start = sqlite3_column_blob(pointer, Int32(column))
    let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// Appends the bytes of a BLOB or of text to `output`, in one copy.
  package func append(column: Int, to output: inout [UInt8]) {
    withBytes(column) { output.append(contentsOf: $0) }
  }
}
