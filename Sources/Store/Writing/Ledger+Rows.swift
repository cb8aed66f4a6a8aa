import Tree
import Evidence
import JSON
import Records
import SQLite

/// The rows of a write: each statement bound once, in the order of `Table`.
extension Ledger {
  /// Writes one entry and all that derives from it: the record's row, its links, its search text.
  ///
  /// Every write passes here. `members` is nil for a deletion, `stored` for a record that was not there;
  /// `prepared` is what was made of the members already, `changed` the places of those that differ from the
  /// ones stored; `written` are the members that the log gets where an earlier program wrote others.
  func put(
    _ resource: Resource, _ stored: Stored?, _ members: JSONObject?, _ stamp: Stamp,
    _ signature: Signature, op: String, _ prepared: Prepared? = nil, changed: [Int]? = nil,
    written: JSONObject? = nil, salt: Salt? = nil
  ) throws -> Written {
    try checkStaging(stored)
    if let stored { try checkOwner(signature, of: stored, resource) }
    if let members { try checkOwnerStays(signature, in: members, resource) }
    let seq = try nextSequence()
    let record = stored?.record ?? seq
    let document = members.map { compose(resource, $0, stamp, prepared) }
    let logged = written.map { compose(resource, $0, stamp) } ?? document
    try append(seq, record: record, resource, stamp, signature, op: op, logged)
    let text = LeafText(
      seq: seq, at: signature.at.description, actor: signature.actor, kind: resource.name,
      id: stamp.id, op: op, version: stamp.version, note: signature.note, document: logged)
    let isPrepared = salt == nil && written == nil && members != nil
    try addLeaf(text, isPrepared ? prepared : nil, seq, resource, salt ?? salts.next())
    memory.noteEntry(seq, of: resource)
    try note(seq, resource, stored, members, at: stamp.updatedAt)
    if let kept = members ?? stored?.members, let bytes = document ?? stored?.document {
      let row = Row(
        stamp: stamp,
        isCompleted: members == nil ? stored?.isCompleted ?? false : written != nil,
        entry: members == nil ? stored?.entry ?? seq : seq,
        deletedAt: members == nil ? stamp.updatedAt : nil, members: kept,
        columns: prepared?.indexed.columns ?? Indexed.columns(kept, resource.index),
        document: bytes)
      if stored == nil {
        try insert(resource, record, row)
      } else {
        try update(resource, record, row)
      }
    }
    let before = stored.flatMap { $0.deletedAt == nil ? $0.members : nil }
    try replace(before, members, prepared?.indexed, changed, resource, record: record)
    return Written(
      outcome: stored == nil ? .created : .updated, id: stamp.id, version: stamp.version,
      document: document ?? stored?.document ?? [], seq: seq)
  }

  /// Writes the rows of a record that the log has and its table has not.
  func rebuild(
    _ resource: Resource, record: Int64, id: String, version: Int64, deletedAt: String?,
    entry: Int64, _ document: CompletedDocument
  ) throws {
    let stamp = Stamp(
      id: id, version: version, createdAt: document.createdAt,
      updatedAt: deletedAt ?? document.updatedAt)
    try insert(
      resource, record,
      Row(
        stamp: stamp, isCompleted: document.isCompleted, entry: entry, deletedAt: deletedAt,
        members: document.members,
        columns: Indexed.columns(document.members, resource.index), document: document.bytes))
    guard deletedAt == nil else { return }
    try replace(nil, document.members, nil, nil, resource, record: record)
  }

  /// Writes and removes links, search text and shape where those of the members `before` and `after` differ, of
  /// the places `changed` or of all; `indexed` is what stands beside those `after`.
  func replace(
    _ before: JSONObject?, _ after: JSONObject?, _ indexed: Indexed?, _ changed: [Int]?,
    _ resource: Resource, record: Int64
  ) throws {
    let index = resource.index
    for (offset, link) in index.links.enumerated()
    where changed?.contains(link.places[0]) ?? true {
      let old = before.map(link.rows) ?? []
      let new = indexed?.links[offset] ?? after.map(link.rows) ?? []
      for row in old.subtracting(new) { try remove(row, link, resource, record: record) }
      for row in new.subtracting(old) { try add(row, link, resource, record: record) }
    }
    if changed.map(index.isSearched) ?? true {
      let old = before.map { Indexed.text($0, index) } ?? ""
      let new = indexed?.text ?? after.map { Indexed.text($0, index) } ?? ""
      if !old.hasSameBytes(as: new) {
        write(old, tables[resource].removeText, record)
        write(new, tables[resource].addText, record)
      }
    }
    if changed.map(index.isContained) ?? !index.contained.isEmpty {
      let old = before.map { Indexed.contained($0, index) } ?? ""
      let new = indexed?.contained ?? after.map { Indexed.contained($0, index) } ?? ""
      if !old.hasSameBytes(as: new) {
        write(old, tables[resource].removeGrams, record)
        write(new, tables[resource].addGrams, record)
      }
    }
    guard changed.map(index.isShape) ?? (index.shape != nil) else { return }
    let old = before.flatMap { Indexed.shape($0, index) }
    let new = indexed?.shape ?? after.flatMap { Indexed.shape($0, index) }
    guard old != new else { return }
    if old != nil { try removeShape(resource, record: record) }
    if let new { try add(new, resource, record: record) }
  }

  /// The values in the row of a record beside its number.
  private struct Row {
    let stamp: Stamp
    let isCompleted: Bool
    /// The latest entry with a document.
    let entry: Int64
    let deletedAt: String?
    let members: JSONObject
    let columns: [JSON]
    let document: [UInt8]
  }

  private func insert(_ resource: Resource, _ record: Int64, _ row: Row) throws {
    do {
      try add(row, resource, record)
    } catch let error as SQLiteError where error.kind == .unique {
      guard try makeWay(for: row.stamp.id, resource) else { throw error }
      try add(row, resource, record)
    }
    if row.deletedAt == nil { try countAdded(row.members, resource, at: row.stamp.updatedAt) }
  }

  private func add(_ row: Row, _ resource: Resource, _ record: Int64) throws {
    try database.withStatement(tables[resource].insert) { statement in
      try statement.bind(1, record)
      try statement.bind(2, row.stamp.id)
      try bind(row, to: statement, from: 3, resource)
      _ = try statement.step()
    }
  }

  private func append(
    _ seq: Int64, record: Int64, _ resource: Resource, _ stamp: Stamp, _ signature: Signature,
    op: String, _ document: [UInt8]?
  ) throws {
    try database.withStatement(
      """
      INSERT INTO entries (seq, record, version, at, actor, kind, id, op, note, document) \
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      try statement.bind(1, seq)
      try statement.bind(2, record)
      try statement.bind(3, stamp.version)
      try statement.bind(4, signature.at.description)
      try statement.bind(5, signature.actor)
      try statement.bind(6, resource.name)
      try statement.bind(7, stamp.id)
      try statement.bind(8, op)
      try statement.bind(9, signature.note)
      try statement.bind(10, document)
      _ = try statement.step()
    }
  }

  private func update(_ resource: Resource, _ record: Int64, _ row: Row) throws {
    try database.withStatement(tables[resource].update) { statement in
      let last = try bind(row, to: statement, from: 1, resource)
      try statement.bind(last, record)
      _ = try statement.step()
    }
  }

  /// Binds version, times, columns, what is public and document; returns the index after the last.
  @discardableResult
  private func bind(
    _ row: Row, to statement: Statement, from first: Int, _ resource: Resource
  ) throws -> Int {
    try statement.bind(first, row.stamp.version)
    try statement.bind(first + 1, row.isCompleted ? 1 : 0)
    try statement.bind(first + 2, row.stamp.updatedAt)
    try statement.bind(first + 3, row.deletedAt)
    try statement.bind(first + 4, row.entry)
    var index = first + 5
    for value in row.columns {
      switch value {
      case .integer(let number): try statement.bind(index, number)
      case .string(let text): try statement.bind(index, text)
      case .bool(let flag): try statement.bind(index, flag ? 1 : 0)
      case .null, .decimal, .array, .object: try statement.bindNull(index)
      }
      index += 1
    }
    let publicity = Publicity(
      row.members, resource, at: row.stamp.updatedAt, isDeleted: row.deletedAt != nil)
    for value in publicity.values(resource, { compose(resource, $0, row.stamp) }) {
      try statement.bind(index, value)
      index += 1
    }
    // What was written stands in the log alone.
    try statement.bind(index, row.isCompleted ? row.document : nil)
    return index + 1
  }

  private func write(_ text: String, _ sql: String, _ record: Int64) {
    guard !text.isEmpty else { return }
    database.beforeCommit { database in
      try database.withStatement(sql) { statement in
        try statement.bind(1, record)
        try statement.bind(2, text)
        _ = try statement.step()
      }
    }
  }

  /// The document: what the register sets, then the members in the order of the declaration.
  private func compose(
    _ resource: Resource, _ members: JSONObject, _ stamp: Stamp, _ prepared: Prepared? = nil
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(prepared.map { $0.bytes.count + 256 } ?? 2048)
    bytes += "{\"self\":\"".utf8
    bytes += resource.path(of: stamp.id).utf8
    bytes += "\",\"id\":\"".utf8
    bytes += stamp.id.utf8
    bytes += "\",\"version\":".utf8
    bytes.appendJSONInteger(stamp.version)
    bytes += ",\"created_at\":\"".utf8
    bytes += stamp.createdAt.utf8
    bytes += "\",\"updated_at\":\"".utf8
    bytes += stamp.updatedAt.utf8
    bytes.append(UInt8(ascii: "\""))
    if let prepared {
      bytes += prepared.bytes
    } else {
      for place in members.members.indices {
        Prepared.append(members, place, resource, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
