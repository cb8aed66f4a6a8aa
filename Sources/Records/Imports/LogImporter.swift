import JSON
import SQLite

/// Takes an exported log into a register: an empty one, or one that has the beginning of the same log.
///
/// Ids, versions, sequence numbers and times stay, so that the copy answers and exports the same bytes.
package struct LogImporter: Sendable {
  /// Entries of one transaction: few enough to hold, many enough that committing costs little.
  private static let batchSize = 512

  /// Why a log cannot be taken in, and at which line; what came before it is kept.
  package struct Refused: Error, Sendable, CustomStringConvertible {
    package let line: Int
    package let detail: String

    package var description: String { "Line \(line): \(detail)" }
  }

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Replays the entries that `source` yields; how many were new and how many were there already.
  package func run(
    _ source: @escaping @Sendable () throws -> [UInt8]?,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> (new: Int, known: Int) {
    var reader = RowReader(.ndjson, source)
    var counts = (new: 0, known: 0)
    var isAtEnd = false
    while !isAtEnd {
      var rows: [SourceRow] = []
      while rows.count < LogImporter.batchSize, let row = try reader.next() { rows.append(row) }
      isAtEnd = rows.count < LogImporter.batchSize
      let batch = rows
      let new = try store.performAlone { ledger in
        try batch.reduce(0) { try ledger.replay($1) ? $0 + 1 : $0 }
      }
      counts = (counts.new + new, counts.known + batch.count - new)
      progress(counts.new + counts.known)
    }
    return counts
  }
}

extension Ledger {
  /// Writes one entry of an exported log; false if it is there already.
  fileprivate func replay(_ row: SourceRow) throws -> Bool {
    func refuse(_ detail: String) -> LogImporter.Refused {
      LogImporter.Refused(line: row.line, detail: detail)
    }
    if case .unreadable(_, let detail) = row.content { throw refuse(detail) }
    guard case .value(.object(let entry)) = row.content, let seq = entry.number("seq"),
      let version = entry.number("version"), let id = entry.text("id"), let op = entry.text("op"),
      let actor = entry.text("actor"), let at = entry.text("at").flatMap({ Instant($0) }),
      let resource = entry.text("kind").flatMap({ catalogue[$0] })
    else { throw refuse("This is no entry of a log that concordat export wrote.") }
    let due = try nextSequence()
    guard seq >= due else {
      guard try holds(seq: seq, id, version, op) else {
        throw refuse("The register has another entry \(seq); this is not a continuation of its log.")
      }
      return false
    }
    guard seq == due else { throw refuse("The entry \(due) is missing before this one.") }
    let stored = try find(resource, id)
    var members: JSONObject?
    var createdAt = stored?.createdAt ?? ""
    if case .object(let document) = entry["document"] {
      createdAt = document.text("created_at") ?? createdAt
      let names = document.members.map(\.name)
      guard names == resource.members else {
        throw refuse("The document has not the members of \(resource.name) that this program knows.")
      }
      members = JSONObject(Array(document.members.dropFirst(Resource.managed.count)))
    } else if stored == nil {
      throw refuse("\(id) is deleted before it was created.")
    }
    let stamp = Stamp(id: id, version: version, createdAt: createdAt, updatedAt: at.description)
    _ = try put(
      resource, stored, members, updated(stamp, entry),
      Signature(actor: actor, note: entry.text("note"), at: at), op: op)
    return true
  }

  /// The stamp with the document's own time of change, which an import may have carried along.
  private func updated(_ stamp: Stamp, _ entry: JSONObject) -> Stamp {
    let time = entry["document"]?.object?.text("updated_at") ?? stamp.updatedAt
    return Stamp(
      id: stamp.id, version: stamp.version, createdAt: stamp.createdAt, updatedAt: time)
  }

  private func holds(seq: Int64, _ id: String, _ version: Int64, _ op: String) throws -> Bool {
    try database.first(
      "SELECT 1 FROM entries WHERE seq = ? AND id = ? AND version = ? AND op = ?",
      [.integer(seq), .text(id), .integer(version), .text(op)]) { _ in true } ?? false
  }
}
