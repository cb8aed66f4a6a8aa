import CSQLite

extension Database {
  /// Defines an SQL function on this connection; it must be deterministic.
  ///
  /// Only the program's own statements may call it, never the schema of a file (SQLITE_DIRECTONLY).
  package func define(
    _ name: String, arguments count: Int, _ body: @escaping @Sendable ([Value]) -> Value
  ) throws(SQLiteError) {
    let code = sqlite3_create_function_v2(
      handle, name, Int32(count), SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
      Unmanaged.passRetained(DefinedFunction(body)).toOpaque(),
      { context, count, values in
        guard let data = sqlite3_user_data(context) else { return }
        let function = Unmanaged<DefinedFunction>.fromOpaque(data).takeUnretainedValue()
        DefinedFunction.setResult(
          context, function.body((0..<Int(count)).map { DefinedFunction.value(values?[$0]) }))
      }, nil, nil,
      { data in
        if let data { Unmanaged<DefinedFunction>.fromOpaque(data).release() }
      })
    guard code == SQLITE_OK else { throw SQLiteError(code: code, connection: handle, sql: name) }
  }

  /// Defines an SQL function without arguments that gives a number, or null; within one statement it must give the
  /// same, or what comes to the same.
  package func define(
    _ name: String, _ body: @escaping @Sendable () -> Int64?
  ) throws(SQLiteError) {
    let code = sqlite3_create_function_v2(
      handle, name, 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
      Unmanaged.passRetained(DefinedNumber(body)).toOpaque(),
      { context, _, _ in
        guard let data = sqlite3_user_data(context) else { return }
        guard let number = Unmanaged<DefinedNumber>.fromOpaque(data).takeUnretainedValue().body()
        else { return sqlite3_result_null(context) }
        sqlite3_result_int64(context, number)
      }, nil, nil,
      { data in
        if let data { Unmanaged<DefinedNumber>.fromOpaque(data).release() }
      })
    guard code == SQLITE_OK else { throw SQLiteError(code: code, connection: handle, sql: name) }
  }
}

/// A Swift closure that gives a number to SQLite; it lives as long as the connection.
private final class DefinedNumber {
  let body: @Sendable () -> Int64?

  init(_ body: @escaping @Sendable () -> Int64?) { self.body = body }
}

/// A Swift closure that SQLite calls; it lives as long as the connection.
private final class DefinedFunction {
  let body: @Sendable ([Value]) -> Value

  init(_ body: @escaping @Sendable ([Value]) -> Value) { self.body = body }

  static func value(_ value: OpaquePointer?) -> Value {
    switch sqlite3_value_type(value) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
    case let type:
      // The pointer first, then the count, as with columns (see `Statement.withBytes`).
      let start = sqlite3_value_blob(value)
      let bytes = UnsafeRawBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
      return type == SQLITE_BLOB
        ? .blob(Array(bytes)) : .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  static func setResult(_ context: OpaquePointer?, _ value: Value) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let number): sqlite3_result_int64(context, number)
    case .text(var text):
      text.withUTF8 { concordat_result_text(context, $0.baseAddress, Int32(clamping: $0.count)) }
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        concordat_result_blob(context, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
  }
}
