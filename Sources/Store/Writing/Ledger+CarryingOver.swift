import Evidence
import JSON
import Queries
import Records
import SQLite

/// What documents of an earlier program hold in a member that is a list of records of their own today.
extension Ledger {
  /// Makes a record of each element that none was made of yet, and returns how many those are.
  ///
  /// The log keeps the documents as they were written, so the new records are entries behind it. They have ids
  /// that follow from the record and the place of the element, and the time of the last entry: whoever brings
  /// the same log up to date gets the same entries.
  package func carryOver() throws -> Int {
    var count = 0
    for resource in catalogue.resources where !resource.carried.isEmpty {
      let found = try resource.carried.flatMap { kind in
        try database.rows(
          """
          SELECT r.id, r.entry FROM \(resource.table) r JOIN entries e ON e.seq = r.entry
          WHERE r.is_completed = 1 AND \(RecordRow.isLive) AND instr(e.document, ?) > 0
          ORDER BY r.record
          """, [.blob(Array("\"\(kind.member)\":[{".utf8))]
        ) { (id: $0.string(0), entry: $0.int64(1)) }
      }
      for (id, entry) in found { count += try carryOver(resource, id, from: entry) }
    }
    return count
  }

  /// The same for the one record `id`, whose document is in the entry `seq`.
  func carryOver(_ resource: Resource, _ id: String, from seq: Int64) throws -> Int {
    guard !resource.carried.isEmpty,
      let document = try database.first(
        "SELECT document FROM entries WHERE seq = ?", [.integer(seq)],
        { try JSON(parsing: $0.bytes(0)).object }) ?? nil
    else { return 0 }
    return try resource.carried.reduce(0) { count, kind in
      try count
        + document.list(kind.member).enumerated().filter { index, element in
          try carryOver(element, index, kind, of: document, id, resource)
        }.count
    }
  }

  /// Makes a record of an element; false if there is or was one already.
  private func carryOver(
    _ element: JSONObject, _ index: Int, _ kind: Carried, of document: JSONObject, _ id: String,
    _ resource: Resource
  ) throws -> Bool {
    let created = document.text("created_at").flatMap { Instant($0) }
    let made = ULID.derived(
      from: "\(id)/\(kind.member)/\(index)", at: created ?? Instant(milliseconds: 0))
    let newID = "\(kind.resource.prefix)_\(made)"
    guard try find(kind.resource, newID) == nil, let last = try lastMoment() else { return false }
    var members = element
    members[kind.back] = .string(id)
    // It rests on the same sources, and whoever may change the one may change the other.
    for name in ["sources", "licence", "owner_ids"] { members[name] = document[name] }
    let completed = tables[kind.resource].completed(members, id: newID, at: last)
    let stamp = Stamp(id: newID, version: 1, createdAt: last, updatedAt: last)
    let signature = Signature(
      actor: Ledger.ownActor, note: "Was in \(kind.member) of \(resource.path(of: id)).",
      at: Instant(last) ?? Instant(milliseconds: 0))
    _ = try put(
      kind.resource, nil, completed ?? members, stamp, signature, op: "carry-over",
      salt: try salt(of: newID))
    return true
  }

  /// The salt of the entry, which follows from that of the entry before, so that the tree too is the same in each
  /// copy; whoever does not know that one does not know this one.
  private func salt(of id: String) throws -> Salt? {
    let last = try database.first(
      "SELECT salt FROM leaves WHERE seq < \(RecordRow.firstLaidReady) ORDER BY seq DESC LIMIT 1"
    ) { $0.bytes(0) }
    return last.flatMap {
      Salt(Array(SHA256.digest($0 + Array(id.utf8)).prefix(Salt.count)))
    }
  }

  /// The moment of the last entry that everybody sees.
  private func lastMoment() throws -> String? {
    try database.first(
      "SELECT at FROM entries WHERE seq < \(RecordRow.firstLaidReady) ORDER BY seq DESC LIMIT 1"
    ) { $0.string(0) }
  }
}
