import CSQLite

/// Parameters count from 1; SQLite copies what is bound, so nothing need outlive the call.
extension Statement {
  /// Binds a whole number, or NULL.
  package func bind(_ index: Int, _ number: Int64?) throws(SQLiteError) {
    guard let number else { return try bindNull(index) }
    try check(sqlite3_bind_int64(pointer, Int32(index), number))
  }

  /// Binds a whole number.
  package func bind(_ index: Int, _ number: Int) throws(SQLiteError) {
    try check(sqlite3_bind_int64(pointer, Int32(index), Int64(number)))
  }

  /// Binds text, or NULL; its UTF-8 is copied once.
  package func bind(_ index: Int, _ text: String?) throws(SQLiteError) {
    guard var text else { return try bindNull(index) }
    try check(
      text.withUTF8 {
        concordat_bind_text(pointer, Int32(index), $0.baseAddress, Int32(clamping: $0.count))
      })
  }

  /// Binds a BLOB, or NULL; an empty array is an empty BLOB.
  package func bind(_ index: Int, _ bytes: [UInt8]?) throws(SQLiteError) {
    guard let bytes else { return try bindNull(index) }
    // A count beyond Int32 is clamped, which is above the LENGTH limit: SQLite fails with TOOBIG
    // unread.
    try check(
      bytes.withUnsafeBytes {
        concordat_bind_blob(pointer, Int32(index), $0.baseAddress, Int32(clamping: $0.count))
      })
  }

  /// Binds a value of any type.
  package func bind(_ index: Int, _ value: Value) throws(SQLiteError) {
    switch value {
    case .null: try bindNull(index)
    case .integer(let number): try check(sqlite3_bind_int64(pointer, Int32(index), number))
    case .text(let text): try bind(index, text)
    case .blob(let bytes): try bind(index, bytes)
    }
  }

  /// Binds NULL.
  package func bindNull(_ index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_null(pointer, Int32(index)))
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw error(code) }
  }
}
