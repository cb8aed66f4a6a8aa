import Tree
import JSON
import Queries
package import Records
import SQLite

/// What the log says: the history of one record, its versions, the changes of all.
extension Reader {
  /// One entry of the log, without its document.
  package struct Entry: WorkedOut {
    package let seq: Int64
    let record: Int64
    package let version: Int64
    package let at: String
    package let actor: String
    package let kind: String
    package let id: String
    package let op: String
    package internal(set) var note: String?
    package internal(set) var document: [UInt8]?

    package static let layout = Layout<Entry>(
      named: "Entry", isOpen: true,
      .count("seq") { $0.seq },
      .text("at") { $0.at },
      .text("actor") { $0.actor },
      .text("kind") { $0.kind },
      .text("id") { $0.id },
      .text("op") { $0.op },
      .count("version") { $0.version },
      .text("note") { $0.note },
      .value(
        "document", schema: ["type": "object"], "The whole record; null for a deletion."
      ) { $0.document.map(WrittenJSON.init) })
  }

  static let columns = "seq, version, at, actor, kind, id, op, note, document, record"

  func entry(_ row: Statement) -> Entry {
    Entry(
      seq: row.int64(0), record: row.int64(9), version: row.int64(1), at: row.string(2),
      actor: row.string(3),
      kind: row.string(4), id: row.string(5), op: row.string(6), note: row.stringOrNil(7),
      document: row.isNull(8) ? nil : row.bytes(8))
  }

  /// Entries in order, and where the search for them ended.
  package struct Entries {
    package fileprivate(set) var items: [Entry] = []
    /// The entry looked at last if there may be more behind it; nil if all were looked at.
    package fileprivate(set) var end: (seq: Int64, version: Int64)?
  }

  /// The entries of the record called `id` that `audience` sees, oldest first, from after `version`, and the
  /// number of its latest version; nil if there is no such record for it.
  package func history(
    _ resource: Resource, _ id: String, after version: Int64, limit: Int, for audience: Audience
  ) throws -> (entries: Entries, latest: Int64)? {
    guard let (record, latest) = try record(resource, id, audience) else { return nil }
    let entries = try entries(
      "WHERE record = ? AND version > ? ORDER BY version", [.integer(record), .integer(version)],
      limit: limit, for: audience)
    return (entries, latest)
  }

  /// The most entries that are passed over because they are hidden: more would keep others waiting.
  private static let mostHidden = 1000

  /// Stops once the documents looked at, hidden ones included, come to 4 MiB.
  private func entries(
    _ condition: String, _ values: [Value], limit: Int, for audience: Audience
  ) throws -> Entries {
    try database.withStatement("SELECT \(Reader.columns) FROM entries \(condition)") { statement in
      try statement.bind(values)
      var entries = Entries()
      var (bytes, hidden) = (0, 0)
      while try statement.step() {
        let entry = entry(statement)
        bytes += entry.document?.count ?? 0
        if let shown = try shown(entry, to: audience) {
          entries.items.append(shown)
        } else {
          hidden += 1
        }
        if entries.items.count == limit || bytes >= 4 << 20 || hidden == Reader.mostHidden {
          entries.end = (entry.seq, entry.version)
          break
        }
      }
      return entries
    }
  }

  /// The entry as `audience` sees it; nil if it is hidden from it.
  func shown(_ entry: Entry, to audience: Audience) throws -> Entry? {
    guard audience != .operators, let resource = catalogue[entry.kind] else { return entry }
    // What was public once and is no more is hidden with all its past.
    if resource.hidesRecords, try record(resource, entry.id, audience) == nil { return nil }
    let state = try entry.document ?? documentBefore(entry)
    guard let state else { return entry }
    let isInside = audience.sees(ownedBy: resource.owners(in: state))
    guard isInside || resource.isPublic(state, at: Instant(entry.at) ?? .now) else { return nil }
    guard !isInside, resource.hidesMembers, let document = entry.document else { return entry }
    var entry = entry
    entry.document = try resource.publicDocument(document, at: .now)
    // Why a hidden member changed would say what is in it.
    if entry.note != nil, let before = try documentJustBefore(entry),
      Selection.changed(from: try resource.publicDocument(before, at: .now), to: entry.document)
        .isEmpty
    {
      entry.note = nil
    }
    return entry
  }

  /// The document that `entry` replaced; nil if it made the record, or brought it back.
  private func documentJustBefore(_ entry: Entry) throws -> [UInt8]? {
    try database.first(
      "SELECT document FROM entries WHERE record = ? AND version = ?",
      [.integer(entry.record), .integer(entry.version - 1)]
    ) { $0.isNull(0) ? nil : $0.bytes(0) } ?? nil
  }

  /// The document of the record when `entry` deleted it.
  private func documentBefore(_ entry: Entry) throws -> [UInt8]? {
    try database.first(
      """
      SELECT document FROM entries WHERE record = ? AND version < ? AND document IS NOT NULL \
      ORDER BY version DESC LIMIT 1
      """, [.integer(entry.record), .integer(entry.version)]
    ) { $0.bytes(0) }
  }

  /// The entry that made a version of the record called `id`, if `audience` sees both.
  package func version(
    _ resource: Resource, _ id: String, _ version: Int64, for audience: Audience
  ) throws -> Entry? {
    guard let (record, _) = try record(resource, id, audience) else { return nil }
    return try entries(
      "WHERE record = ? AND version = ?", [.integer(record), .integer(version)], limit: 1,
      for: audience
    ).items.first
  }

  /// The document before `version`, as `audience` sees it; nil if there is none or it is hidden from it.
  package func documentBefore(
    _ resource: Resource, _ id: String, _ version: Int64, for audience: Audience
  ) throws -> [UInt8]? {
    guard let (record, _) = try record(resource, id, audience) else { return nil }
    let before = try database.first(
      """
      SELECT \(Reader.columns) FROM entries WHERE record = ? AND version < ? \
      AND document IS NOT NULL ORDER BY version DESC LIMIT 1
      """, [.integer(record), .integer(version)], entry)
    return try before.flatMap { try shown($0, to: audience) }?.document
  }

  /// The entries after `seq` in order that `audience` sees, of one kind or of all.
  package func changes(after seq: Int64, kind: String?, limit: Int, for audience: Audience) throws
    -> Entries
  {
    let filter = kind == nil ? "" : "kind = ? AND "
    let values = (kind.map { [Value.text($0)] } ?? []) + [.integer(seq)]
    return try entries(
      "WHERE \(filter)seq > ? AND seq < \(RecordRow.firstLaidReady) ORDER BY seq", values,
      limit: limit, for: audience)
  }

  /// Appends some of the entries after `seq`, and up to `end`, as another register takes them in; the number of the
  /// last one, nil if there are none left.
  ///
  /// Where numbers were left out the entry says in `after` which one comes before it, so that a missing one is
  /// noticed.
  package func export(after seq: Int64, upTo end: Int64, to output: inout [UInt8]) throws -> Int64?
  {
    let found = try changes(after: seq, kind: nil, limit: 200, for: .operators).items
    let items = found.filter { $0.seq <= end }
    let gaps = Dictionary(
      uniqueKeysWithValues: try database.rows(
        "SELECT first, previous FROM gaps WHERE first > ? AND first <= ?",
        [.integer(seq), .integer(end)]
      ) { ($0.int64(0), $0.int64(1)) })
    var leaf = try database.leaf(afterEntry: seq)
    for entry in items {
      entry.write(to: &output)
      output.removeLast()
      if let previous = gaps[entry.seq] { output += ",\"after\":\(previous)".utf8 }
      leaf = try database.export(entry.seq, after: leaf, isLast: entry.seq == end, to: &output)
      output += "}\n".utf8
    }
    return items.last?.seq
  }

  /// The number and latest version of the record called `id`, if `audience` sees it.
  private func record(_ resource: Resource, _ id: String, _ audience: Audience) throws -> (
    Int64, Int64
  )? {
    let (sql, values) = shown(
      """
      SELECT r.record, r.version FROM \(resource.table) r WHERE r.id = ? AND \(RecordRow.isThere("r"))
      """, [.text(id)], resource, audience)
    return try database.first(sql, values) { ($0.int64(0), $0.int64(1)) }
  }
}
