import Records
import SQLite

extension Statement {
  /// The document of the record `id` in a column; throws where there is none, as of a record whose entry is
  /// missing from the log.
  func document(_ column: Int, of id: @autoclosure () -> String) throws -> [UInt8] {
    let bytes = bytes(column)
    guard !bytes.isEmpty else { throw DamagedRecord(id: id()) }
    return bytes
  }
}
