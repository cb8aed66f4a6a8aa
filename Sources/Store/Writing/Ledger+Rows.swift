import JSON
import Records
import SQLite

/// The rows of a write: each statement bound once, in the order of `Table`.
extension Ledger {
  /// Writes one entry and all that derives from it: the record's row, its links, its search text.
  ///
  /// Every write passes here. `members` is nil for a deletion, `stored` for a record that was not there;
  /// `written` are the members that the log gets where an earlier program wrote others.
  func put(
    _ resource: Resource, _ stored: Stored?, _ members: JSONObject?, _ stamp: Stamp,
    _ signature: Signature, op: String, written: JSONObject? = nil
  ) throws -> Written {
    if let stored { try hold(signature, for: stored, resource) }
    if let members { try keep(signature, in: members, resource) }
    let seq = try nextSequence()
    let record = stored?.record ?? seq
    let wasLive = stored.map { $0.deletedAt == nil } ?? false
    let old = wasLive ? stored.map { Indexed($0.members, resource.index) } : nil
    let new = members.map { Indexed($0, resource.index) }
    let document = members.map { compose(resource, $0, stamp) }
    try append(
      seq, record: record, resource, stamp, signature, op: op,
      written.map { compose(resource, $0, stamp) } ?? document)
    try note(seq, resource, stored, members, at: stamp.updatedAt)
    if let stored {
      try update(
        resource, record, stamp,
        isCompleted: members == nil ? stored.isCompleted : written != nil,
        deletedAt: members == nil ? stamp.updatedAt : nil,
        members ?? stored.members, new ?? Indexed(stored.members, resource.index),
        document ?? stored.document)
    } else if let members, let new, let document {
      try insert(resource, record, stamp, isCompleted: written != nil, members, new, document)
    }
    let (oldLinks, newLinks) = (old?.links ?? [], new?.links ?? [])
    try removeLinks(oldLinks.subtracting(newLinks), resource, record: record)
    try addLinks(newLinks.subtracting(oldLinks), resource, record: record)
    if old?.text != new?.text {
      removeText(old?.text ?? "", resource, record: record)
      addText(new?.text ?? "", resource, record: record)
    }
    if old?.shape != new?.shape {
      if old?.shape != nil { try removeShape(resource, record: record) }
      if let shape = new?.shape { try add(shape, resource, record: record) }
    }
    return Written(
      outcome: stored == nil ? .created : .updated, id: stamp.id, version: stamp.version,
      document: document ?? stored?.document ?? [], seq: seq)
  }

  private func insert(
    _ resource: Resource, _ record: Int64, _ stamp: Stamp, isCompleted: Bool,
    deletedAt: String? = nil, _ members: JSONObject, _ indexed: Indexed, _ document: [UInt8]
  ) throws {
    try database.withStatement(tables[resource].insert) { statement in
      try statement.bind(1, record)
      try statement.bind(2, stamp.id)
      try bindRow(
        statement, from: 3, resource, stamp, isCompleted: isCompleted, deletedAt: deletedAt,
        members, indexed, document)
      _ = try statement.step()
    }
  }

  /// Writes the rows of a record that the log has and its table has not.
  func rebuild(
    _ resource: Resource, record: Int64, id: String, version: Int64, deletedAt: String?,
    _ document: CompletedDocument
  ) throws {
    let indexed = Indexed(document.members, resource.index)
    let stamp = Stamp(
      id: id, version: version, createdAt: document.createdAt,
      updatedAt: deletedAt ?? document.updatedAt)
    try insert(
      resource, record, stamp, isCompleted: document.isCompleted, deletedAt: deletedAt,
      document.members, indexed, document.bytes)
    guard deletedAt == nil else { return }
    try addLinks(indexed.links, resource, record: record)
    addText(indexed.text, resource, record: record)
    if let shape = indexed.shape { try add(shape, resource, record: record) }
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

  private func update(
    _ resource: Resource, _ record: Int64, _ stamp: Stamp, isCompleted: Bool, deletedAt: String?,
    _ members: JSONObject, _ indexed: Indexed, _ document: [UInt8]
  ) throws {
    try database.withStatement(tables[resource].update) { statement in
      let last = try bindRow(
        statement, from: 1, resource, stamp, isCompleted: isCompleted, deletedAt: deletedAt,
        members, indexed, document)
      try statement.bind(last, record)
      _ = try statement.step()
    }
  }

  /// Binds version, times, what is public, columns and document; the index after the last.
  @discardableResult
  private func bindRow(
    _ statement: Statement, from first: Int, _ resource: Resource, _ stamp: Stamp,
    isCompleted: Bool, deletedAt: String?, _ members: JSONObject, _ indexed: Indexed,
    _ document: [UInt8]
  ) throws -> Int {
    let publicity = Publicity(
      members, resource, at: stamp.updatedAt, isDeleted: deletedAt != nil
    )
    .values(resource) { compose(resource, $0, stamp) }
    try statement.bind(first, stamp.version)
    try statement.bind(first + 1, isCompleted ? 1 : 0)
    try statement.bind(first + 2, stamp.updatedAt)
    try statement.bind(first + 3, deletedAt)
    var index = first + 4
    for value in indexed.columns {
      switch value {
      case .integer(let number): try statement.bind(index, number)
      case .string(let text): try statement.bind(index, text)
      case .bool(let flag): try statement.bind(index, flag ? 1 : 0)
      case .null, .decimal, .array, .object: try statement.bindNull(index)
      }
      index += 1
    }
    for value in publicity {
      try statement.bind(index, value)
      index += 1
    }
    try statement.bind(index, document)
    return index + 1
  }

  private func addLinks(_ links: Set<Indexed.Link>, _ resource: Resource, record: Int64) throws {
    for link in links { try write(link, tables[resource].addLink, record) }
  }

  private func removeLinks(_ links: Set<Indexed.Link>, _ resource: Resource, record: Int64) throws {
    for link in links { try write(link, tables[resource].removeLink, record) }
  }

  private func write(_ link: Indexed.Link, _ sql: String, _ record: Int64) throws {
    try database.withStatement(sql) { statement in
      try statement.bind(1, link.field)
      try statement.bind(2, link.value)
      try statement.bind(3, record)
      _ = try statement.step()
    }
  }

  private func addText(_ text: String, _ resource: Resource, record: Int64) {
    write(text, tables[resource].addText, record)
  }

  private func removeText(_ text: String, _ resource: Resource, record: Int64) {
    write(text, tables[resource].removeText, record)
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
  private func compose(_ resource: Resource, _ members: JSONObject, _ stamp: Stamp) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
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
    for member in members.members {
      bytes.append(UInt8(ascii: ","))
      bytes.appendJSONString(member.name)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
