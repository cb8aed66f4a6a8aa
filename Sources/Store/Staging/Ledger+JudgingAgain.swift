import JSON
import Queries
import Records
import SQLite

/// What changed while rows were laid ready, and whether they can be let pass all the same.
extension Ledger {
  /// A record that was there before, and was written meanwhile.
  private struct Touched {
    let resource: Resource
    let record: Int64
    let id: String
  }

  /// Throws `Lost` unless the rows would be judged as they were if all of them came now.
  ///
  /// Only what was written in the entries after `since` is looked at: records that rows meant, codes that they bear,
  /// records that they refer to. Where rules across records may follow from it, the rows that they are about are judged
  /// once more.
  func judgeAgain(_ staging: Staging, after since: Int64, upTo last: Int64, _ signature: Signature)
    throws
  {
    let touched = try database.rows(
      "SELECT DISTINCT record, kind, id FROM entries WHERE seq > ? AND seq <= ? AND record < ? LIMIT ?",
      [
        .integer(since), .integer(last), .integer(staging.number),
        .integer(Int64(Staging.mostTouched) + 1),
      ]
    ) { row in
      catalogue[row.string(1)].map {
        Touched(resource: $0, record: row.int64(0), id: row.string(2))
      }
    }
    guard !touched.isEmpty else { return }
    guard touched.count <= Staging.mostTouched else { throw Staging.Lost() }
    var concerned: [Int64: Resource] = [:]
    for case let record? in touched {
      guard !staging.kept.contains(record.record) else { throw Staging.Lost() }
      for (number, resource) in try concernedRows(by: record, after: since, staging) {
        concerned[number] = resource
      }
      guard concerned.count <= Staging.mostJudgedAgain else { throw Staging.Lost() }
    }
    for (record, resource) in concerned { try judgeAgain(record, resource, signature) }
  }

  /// The rows laid ready that have to be judged once more because `record` was written after the entry `since`.
  private func concernedRows(by record: Touched, after since: Int64, _ staging: Staging) throws
    -> [(Int64, Resource)]
  {
    let resource = record.resource
    let after = try members(resource, record.id)
    let before = try members(of: record, upTo: since)
    let borne = after.map { codes($0, resource) } ?? []
    if let alias = resource.index.alias, staging.kinds.contains(where: { $0 === resource }) {
      for code in borne where try !rows(of: resource, [alias], code, staging).isEmpty {
        throw Staging.Lost()
      }
    }
    // A code that rows may have meant it by means another record now, or none.
    let known = before.map { codes($0, resource) } ?? []
    let isLess = after == nil || known.contains { !borne.contains($0) }
    let change = Change(
      id: record.id, before: before, after: after, op: "import",
      signature: Signature(actor: Ledger.ownActor, at: Instant(milliseconds: 0)))
    var concerned: [(Int64, Resource)] = []
    for kind in staging.kinds {
      let links = kind.index.links
      let own = links.filter { $0.kind.targets.contains(resource.name) }
      if isLess, try !rows(of: kind, own, record.id, staging).isEmpty { throw Staging.Lost() }
      for id in tables[kind].service?.concerned(by: change) ?? [] {
        concerned += try rows(of: kind, links, id, staging).map { ($0, kind) }
      }
    }
    return concerned
  }

  /// The members of a record as of an entry; nil if it was not there.
  private func members(of record: Touched, upTo seq: Int64) throws -> JSONObject? {
    try database.first(
      "SELECT document FROM entries WHERE record = ? AND seq <= ? ORDER BY version DESC LIMIT 1",
      [.integer(record.record), .integer(seq)]
    ) { $0.isNull(0) ? nil : try JSON(parsing: $0.bytes(0)).object } ?? nil
  }

  /// The records laid ready that have `value` in one of `links`, and one more than may be judged again at most.
  private func rows(
    of resource: Resource, _ links: [Index.Link], _ value: String, _ staging: Staging
  ) throws -> [Int64] {
    try links.flatMap { link in
      try database.rows(
        """
        SELECT record FROM \(resource.table)_links \
        WHERE field = \(link.number) AND value = ? AND record >= ? LIMIT ?
        """,
        [.text(value), .integer(staging.number), .integer(Int64(Staging.mostJudgedAgain) + 1)]
      ) { $0.int64(0) }
    }
  }

  /// Judges a record laid ready as if it came now, and leaves it as it is.
  private func judgeAgain(_ record: Int64, _ resource: Resource, _ signature: Signature) throws {
    struct Right: Error {}
    do {
      try savepoint {
        guard let stored = try find(resource, record: record) else { throw Staging.Lost() }
        try remove(staged: record, resource)
        var write = Judgement(self, resource, stored.id, signature, op: "import")
        write.begin(with: stored.members)
        for step in Law.again { try step.run(&write) }
        guard write.drafted == stored.members else { throw Staging.Lost() }
        if let service = tables[resource].service, !service.checksAhead,
          try !service.faults(of: [write.change], in: self).isEmpty
        {
          throw Staging.Lost()
        }
        throw Right()
      }
    } catch is Right {
    } catch is RecordError {
      throw Staging.Lost()
    }
  }

  /// Removes a record that was laid ready, with its entries.
  func remove(staged record: Int64, _ resource: Resource) throws {
    // What derives from the log may have been made anew without it.
    if let stored = try find(resource, record: record) {
      try replace(stored.members, nil, nil, nil, resource, record: record)
      try database.run("DELETE FROM \(resource.table) WHERE record = ?", .integer(record))
    }
    try removeEntries(of: record)
  }

  /// Removes the entries of a record that was laid ready, with their leaves.
  func removeEntries(of record: Int64) throws {
    try database.run(
      "DELETE FROM leaves WHERE seq IN (SELECT seq FROM entries WHERE record = ?)",
      .integer(record))
    try database.run("DELETE FROM entries WHERE record = ?", .integer(record))
  }
}

extension Law {
  /// What a new record goes through once more.
  fileprivate static let again: [Step] = [.references, .service, .codes, .circles, .rulesAhead]
}
