import JSON
import SQLite

/// What the log says: the history of one record, its versions, the changes of all.
extension Reader {
  /// One entry of the log, without its document.
  package struct Entry {
    package let seq: Int64
    package let version: Int64
    package let at: String
    package let actor: String
    package let kind: String
    package let id: String
    package let op: String
    package let note: String?
    package let document: [UInt8]?

    /// Appends the entry as JSON, the document as it lies on disk.
    package func write(to bytes: inout [UInt8]) {
      bytes += "{\"seq\":".utf8
      bytes.appendJSONInteger(seq)
      for (name, value) in [
        ("at", at), ("actor", actor), ("kind", kind), ("id", id), ("op", op),
      ] {
        bytes += ",\"\(name)\":".utf8
        bytes.appendJSONString(value)
      }
      bytes += ",\"version\":".utf8
      bytes.appendJSONInteger(version)
      bytes += ",\"note\":".utf8
      if let note { bytes.appendJSONString(note) } else { bytes += "null".utf8 }
      bytes += ",\"document\":".utf8
      bytes += document ?? Array("null".utf8)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static let columns = "seq, version, at, actor, kind, id, op, note, document"

  private func entry(_ row: Statement) -> Entry {
    Entry(
      seq: row.int64(0), version: row.int64(1), at: row.string(2), actor: row.string(3),
      kind: row.string(4), id: row.string(5), op: row.string(6), note: row.stringOrNil(7),
      document: row.isNull(8) ? nil : row.bytes(8))
  }

  /// The entries of the record called `id`, oldest first, from after `version`, and the number of its
  /// latest version; nil if there is no such record.
  package func history(_ resource: Resource, _ id: String, after version: Int64, limit: Int) throws
    -> (entries: [Entry], latest: Int64)?
  {
    let found = try database.first(
      "SELECT record, version FROM \(resource.table) WHERE id = ?", [.text(id)]
    ) { ($0.int64(0), $0.int64(1)) }
    guard let (record, latest) = found else { return nil }
    let entries = try entries(
      "WHERE record = ? AND version > ? ORDER BY version LIMIT ?",
      [.integer(record), .integer(version), .integer(Int64(limit))])
    return (entries, latest)
  }

  /// At least one entry if there is one, and no more once they hold 4 MiB.
  private func entries(_ condition: String, _ values: [Value]) throws -> [Entry] {
    try database.withStatement("SELECT \(Reader.columns) FROM entries \(condition)") { statement in
      try statement.bind(values)
      var entries: [Entry] = []
      var bytes = 0
      while bytes < 4 << 20, try statement.step() {
        let entry = entry(statement)
        bytes += entry.document?.count ?? 0
        entries.append(entry)
      }
      return entries
    }
  }

  /// The entry that made a version of the record called `id`.
  package func version(_ resource: Resource, _ id: String, _ version: Int64) throws -> Entry? {
    guard let record = try record(resource, id) else { return nil }
    return try database.first(
      "SELECT \(Reader.columns) FROM entries WHERE record = ? AND version = ?",
      [.integer(record), .integer(version)], entry)
  }

  /// The version before `version` that has a document.
  package func documentBefore(_ resource: Resource, _ id: String, _ version: Int64) throws
    -> [UInt8]?
  {
    guard let record = try record(resource, id) else { return nil }
    return try database.first(
      """
      SELECT document FROM entries WHERE record = ? AND version < ? AND document IS NOT NULL \
      ORDER BY version DESC LIMIT 1
      """, [.integer(record), .integer(version)]
    ) { $0.bytes(0) }
  }

  /// The entries after `seq` in order, of one kind or of all.
  package func changes(after seq: Int64, kind: String?, limit: Int) throws -> [Entry] {
    let filter = kind == nil ? "" : "kind = ? AND "
    let values: [Value] =
      (kind.map { [.text($0)] } ?? []) + [.integer(seq), .integer(Int64(limit))]
    return try entries("WHERE \(filter)seq > ? ORDER BY seq LIMIT ?", values)
  }

  private func record(_ resource: Resource, _ id: String) throws -> Int64? {
    try database.first("SELECT record FROM \(resource.table) WHERE id = ?", [.text(id)]) {
      $0.int64(0)
    }
  }
}
