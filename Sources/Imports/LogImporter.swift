import JSON
import Records
package import Store

/// Replays an exported log into a register that is empty or has the beginning of the same log.
///
/// Ids, versions, sequence numbers and times are kept, so the copy gives the same answers and
/// exports the same bytes.
package struct LogImporter: Sendable {
  /// Entries in a transaction: few enough to keep in memory, enough that committing costs little.
  private static let batchSize = 512
  /// A transaction also ends after this many bytes of the log.
  private static let batchBytes = 1 << 20
  /// SQLite's row limit here is 4 MiB, and a line is one document with little around it.
  private static let longestLine = 5 << 20

  /// A log was refused, why, and at which line; the entries before it are kept.
  package struct Refused: Error, Sendable, CustomStringConvertible {
    package let line: Int
    package let detail: String

    package var description: String { "Line \(line): \(detail)" }
  }

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// The outcome of a replay.
  package struct Report: Sendable {
    /// Entries that were added.
    package fileprivate(set) var new = 0
    /// Entries that were there already.
    package fileprivate(set) var known = 0
    /// Whether the tree of hashes is the exported log's; nil if the log's last line does not tell its own.
    package fileprivate(set) var holdsTree: Bool?
    fileprivate var refused: Refused?
  }

  /// Replays the entries in the chunks of `source`.
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
        try LogImporter.replay(batch, in: ledger, &report)
        if !batch.isEmpty { report.holdsTree = ledger.holdsTree }
        return report
      }
      progress(report.new + report.known)
      if let refused = report.refused { throw refused }
    }
    // What an earlier program's log has in members that are records of their own today.
    _ = try store.performAlone { try $0.carryOver() }
    return report
  }
}

extension LogImporter {
  /// Writes entries up to the first that is refused.
  private static func replay(_ rows: [SourceRow], in ledger: Ledger, _ report: inout Report) throws
  {
    for row in rows {
      guard case .value(let entry) = row.content else {
        if case .unreadable(_, let detail) = row.content {
          report.refused = Refused(line: row.line, detail: detail)
        }
        return
      }
      do {
        if try ledger.replay(entry) { report.new += 1 } else { report.known += 1 }
      } catch let refused as Ledger.ReplayRefused {
        report.refused = Refused(line: row.line, detail: refused.detail)
        return
      }
    }
  }
}
