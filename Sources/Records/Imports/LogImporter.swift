import JSON
import SQLite

/// Takes an exported log into a register: an empty one, or one that has the beginning of the same log.
///
/// Ids, versions, sequence numbers and times stay, so that the copy answers and exports the same bytes.
package struct LogImporter: Sendable {
  /// Entries of one transaction: few enough to hold, many enough that committing costs little.
  private static let batchSize = 512
  /// A transaction also ends when its entries took so many bytes of the log.
  private static let batchBytes = 1 << 20
  /// SQLite's limit of a row here is 4 MiB, and a line is a document with little more around it.
  private static let longestLine = 5 << 20

  /// Why a log cannot be taken in, and at which line; what came before it is kept.
  package struct Refused: Error, Sendable, CustomStringConvertible {
    package let line: Int
    package let detail: String

    package var description: String { "Line \(line): \(detail)" }
  }

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// What became of the entries.
  package struct Report: Sendable {
    /// Entries that were taken in.
    package fileprivate(set) var new = 0
    /// Entries that were there already.
    package fileprivate(set) var known = 0
    /// Records that lacked a member at the end of the log, and got an entry that adds it.
    package fileprivate(set) var completed = 0
    /// Whether a document was of an earlier declaration.
    fileprivate var isOfEarlierForm = false
    fileprivate var refused: Refused?
  }

  /// Replays the entries that `source` yields.
  package func run(
    _ source: @escaping @Sendable () throws -> [UInt8]?,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> Report {
    var reader = RowReader(.ndjson, longest: LogImporter.longestLine, source)
    var report = Report()
    var isAtEnd = false
    while !isAtEnd {
      var rows: [SourceRow] = []
      var size = 0
      while rows.count < LogImporter.batchSize, size < LogImporter.batchBytes {
        guard let row = try reader.next() else {
          isAtEnd = true
          break
        }
        rows.append(row)
        size += row.size
      }
      let (batch, before) = (rows, report)
      report = try store.performAlone { ledger in
        var report = before
        try ledger.replay(batch, &report)
        return report
      }
      progress(report.new + report.known)
      if let refused = report.refused {
        // No later log would see that the file was an earlier program's.
        if store.awaitsCompletion { _ = try complete() }
        throw refused
      }
    }
    // The log of an earlier program, or its file, ends with documents as that program wrote them.
    if report.isOfEarlierForm || store.awaitsCompletion { report.completed = try complete() }
    return report
  }

  private func complete() throws -> Int {
    let now = store.clock()
    return try store.performAlone { try $0.completeDocuments(at: now) }
  }
}

extension Ledger {
  /// Writes entries up to the first that is refused: nothing of that one is written, so the rest can stay.
  fileprivate func replay(_ rows: [SourceRow], _ report: inout LogImporter.Report) throws {
    for row in rows {
      do {
        if try replay(row, &report.isOfEarlierForm) { report.new += 1 } else { report.known += 1 }
      } catch let refused as LogImporter.Refused {
        report.refused = refused
        return
      }
    }
  }

  /// Writes one entry of an exported log; false if it is there already.
  private func replay(_ row: SourceRow, _ isOfEarlierForm: inout Bool) throws -> Bool {
    func refuse(_ detail: String) -> LogImporter.Refused {
      LogImporter.Refused(line: row.line, detail: detail)
    }
    if case .unreadable(_, let detail) = row.content { throw refuse(detail) }
    guard case .value(.object(let entry)) = row.content, let seq = entry.number("seq"),
      let version = entry.number("version"), let id = entry.text("id"), let op = entry.text("op"),
      let actor = entry.text("actor"), let at = entry.text("at").flatMap({ Instant($0) }),
      let resource = entry.text("kind").flatMap({ catalogue[$0] }),
      let document = entry["document"],
      document.isNull || document.object != nil, document.isNull == (op == "delete"),
      Reference.isID(id, of: resource)
    else { throw refuse("This is no entry of a log that concordat export wrote.") }
    let members = document.object.map {
      JSONObject(Array($0.members.dropFirst(Resource.managed.count)))
    }
    let completed = members.map(resource.completed)
    if completed != members { isOfEarlierForm = true }
    let signature = Signature(actor: actor, note: entry.text("note"), at: at)
    let due = try nextSequence()
    guard seq >= due else {
      guard try holds(seq: seq, resource, id, version, op, signature, document) else {
        throw refuse(
          "The register has another entry \(seq); this is not a continuation of its log.")
      }
      return false
    }
    guard seq == due else { throw refuse("The entry \(due) is missing before this one.") }
    let stored = try find(resource, id)
    guard stored.map({ version == $0.version + 1 }) ?? Ledger.versions.contains(version) else {
      let wanted = stored.map { "\($0.version + 1)" } ?? "a whole number from 1 to 999999999"
      throw refuse("The version of \(id) is \(version) where it must be \(wanted).")
    }
    guard let object = document.object, let members, let completed else {
      guard let stored, stored.deletedAt == nil else {
        throw refuse("\(id) is deleted where it is not there.")
      }
      let stamp = Stamp(
        id: id, version: version, createdAt: stored.createdAt, updatedAt: at.description)
      _ = try put(resource, stored, nil, stamp, signature, op: op)
      return true
    }
    let stamp = try stamp(of: object, id, version, resource, stored, refuse)
    try judge(completed, resource, refuse)
    _ = try put(resource, stored, members, stamp, signature, op: op)
    return true
  }

  /// What the document says of the members that the register sets, which must be what the entry says.
  private func stamp(
    of document: JSONObject, _ id: String, _ version: Int64, _ resource: Resource,
    _ stored: Stored?, _ refuse: (String) -> LogImporter.Refused
  ) throws -> Stamp {
    let names = document.members.map(\.name)
    guard names.starts(with: Resource.managed), Set(names).isSubset(of: resource.members) else {
      throw refuse(
        "The document has not the members of \(resource.name) that this program knows.")
    }
    guard document["self"] == .string(resource.path(of: id)), document["id"] == .string(id),
      document["version"] == .integer(version)
    else { throw refuse("The document has another self, id or version than the entry.") }
    var times: [String] = []
    for name in ["created_at", "updated_at"] {
      guard let text = document.text(name), Instant(text)?.description == text else {
        throw refuse("\(name) in the document is no moment such as 2026-11-22T09:30:00.123Z.")
      }
      times.append(text)
    }
    guard stored.map({ $0.createdAt == times[0] }) ?? true else {
      throw refuse("The document has another created_at than the versions before it.")
    }
    return Stamp(id: id, version: version, createdAt: times[0], updatedAt: times[1])
  }

  /// Refuses a document that no write of this program, or of an earlier one, could have made.
  private func judge(
    _ members: JSONObject, _ resource: Resource, _ refuse: (String) -> LogImporter.Refused
  ) throws {
    let draft: Draft
    do throws(RecordError) {
      draft = try Validator(resource, in: catalogue).draft(.object(members))
    } catch {
      guard case .invalid(let faults) = error, let fault = faults.first,
        case .pointer(let pointer) = fault.place
      else { throw error }
      throw refuse("The document is not valid at \(pointer): \(fault.detail)")
    }
    guard draft.members == members else {
      throw refuse("The document is not written as the register writes it.")
    }
  }

  private func holds(
    seq: Int64, _ resource: Resource, _ id: String, _ version: Int64, _ op: String,
    _ signature: Signature, _ document: JSON
  ) throws -> Bool {
    try database.first(
      """
      SELECT 1 FROM entries WHERE seq = ? AND kind = ? AND id = ? AND version = ? AND op = ? \
      AND at = ? AND actor = ? AND note IS ? AND document IS ?
      """,
      [
        .integer(seq), .text(resource.name), .text(id), .integer(version), .text(op),
        .text(signature.at.description), .text(signature.actor),
        signature.note.map(Value.text) ?? .null,
        document.isNull ? .null : .blob(document.bytes),
      ]
    ) { _ in true } ?? false
  }
}
