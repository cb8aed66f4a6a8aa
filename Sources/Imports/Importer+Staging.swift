import Foundation
import Records
import Store

/// Imports of many rows, all or nothing, beside which others write.
extension Importer {
  /// So many batches or fewer are written at once: with as many rows as usual it takes some 60 ms.
  private static let fewBatches = 3
  /// How long to wait before another attempt while another import lays rows ready.
  private static let pause = 0.05
  /// How often to have what an earlier import left removed; where it stays all the same, nothing is laid ready.
  private static let mostRemovals = 20

  /// The import as far as it is laid ready.
  private struct Laid: Sendable {
    var staging: Staging
    var report = ImportReport()
    var waiting: Waiting? = Waiting()
    var written = WrittenRows()

    /// Whether rows are wrong that may have been right, had all come in their order.
    var isDoubtful: Bool { report.failed > 0 && waiting?.hasLate ?? true }
  }

  /// Whether rows of these kinds can be laid ready before they are there, and are kept together or not at all.
  var canLayReady: Bool {
    if case .mapped(let mapping) = planner.shape, mapping.gathers { return false }
    return (options.onError == .abort || options.isDryRun) && !planner.yields
      && store.canStage(planner.kinds)
  }

  /// Lays the rows ready and lets all of them pass in one short transaction; nil if they have to be written in one
  /// long transaction, because others changed what they count on, too many change records that are there, or some are
  /// wrong that may only be so because those come last.
  ///
  /// Few rows are written at once in one transaction.
  func layReady(
    _ files: [ImportFile], _ notes: ReadingNotes,
    _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport? {
    try reading(files, notes) { rows in
      var first: [[PlannedRow]] = []
      while first.count <= Importer.fewBatches, let batch = try rows.take() { first.append(batch) }
      guard first.count > Importer.fewBatches else {
        let all = Conveyor<[PlannedRow]>(capacity: first.count)
        for batch in first { _ = all.put(batch) }
        all.close()
        return try writeWhole(all.take, progress)
      }
      return try lay(first, rows, progress)
    }
  }

  private func lay(
    _ first: [[PlannedRow]], _ rows: Conveyor<[PlannedRow]>,
    _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport? {
    guard let staging = try begin(progress) else { return nil }
    var laid = Laid(staging: staging)
    var isReleased = false
    defer { store.endStaging(isReleased: isReleased) }
    do {
      var left = first[...]
      while let batch = try left.popFirst() ?? rows.take() {
        laid = try lay(batch, after: laid)
        guard laid.waiting?.rows.count ?? 0 <= Staging.mostLate, !laid.isDoubtful else {
          return nil
        }
        try progress(laid.report.rows)
      }
      let report = try release(laid, progress)
      isReleased = true
      return report
    } catch is Staging.Lost {
      return nil
    } catch is Staging.Late {
      return nil
    } catch let notKept as NotKept {
      return notKept.report
    }
  }

  /// Waits until no other import lays rows ready; nil where what one left does not go.
  private func begin(_ progress: (Int) throws -> Void) throws -> Staging? {
    var removals = 0
    while true {
      do {
        if let staging = try store.beginStaging(planner.kinds) { return staging }
      } catch is Staging.Left {
        removals += 1
        guard removals < Importer.mostRemovals else { return nil }
      }
      try progress(0)
      Thread.sleep(forTimeInterval: Importer.pause)
    }
  }

  private func lay(_ batch: [PlannedRow], after before: Laid) throws -> Laid {
    try store.performAlone { ledger in
      var laid = before
      laid.staging = try ledger.lay(before.staging, makeSignature()) {
        try write(batch, with: ledger, &laid.report, &laid.waiting, &laid.written)
      }
      return laid
    }
  }

  /// Writes the rows that waited, and lets all others pass.
  private func release(
    _ laid: Laid, _ progress: @escaping @Sendable (Int) throws -> Void
  ) throws -> ImportReport {
    try store.performAlone { ledger in
      var laid = laid
      try ledger.release(laid.staging, makeSignature()) {
        try settle(
          laid.waiting?.rows ?? [], with: ledger, &laid.report, &laid.written, progress)
      }
      if laid.isDoubtful { throw Staging.Lost() }
      return try kept(laid.report)
    }
  }
}
