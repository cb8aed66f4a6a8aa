import Dispatch
import Records
import Store

/// Reading the rows of a file for an import, and making them ready.
extension Importer {
  /// A batch also ends after this many bytes of the file, so that few long rows are kept.
  private static let batchBytes = 1 << 20
  /// Runs `write` while another thread reads rows for it.
  func reading<Output>(
    _ files: [ImportFile], _ notes: ReadingNotes,
    _ write: (Conveyor<[PlannedRow]>) throws -> Output
  ) throws -> Output {
    let rows = Conveyor<[PlannedRow]>(capacity: 2)
    let reading = DispatchGroup()
    DispatchQueue.global().async(group: reading) {
      do {
        try read(files, notes, into: rows)
        rows.close()
      } catch {
        rows.close(error)
      }
    }
    defer {
      rows.cancel()
      reading.wait()
    }
    return try write(rows)
  }

  private func read(
    _ files: [ImportFile], _ notes: ReadingNotes,
    into rows: Conveyor<[PlannedRow]>
  ) throws {
    let handed = try store.takeReader()
    defer { store.giveBack(handed) }
    let foresight = Foresight(handed.reader)
    var reader = makeReader(notes, files)
    var batch: [PlannedRow] = []
    var size = 0
    // Also when the source fails: with `skip` the rows before the failure are kept.
    defer { if !batch.isEmpty { _ = rows.put(batch) } }
    while let row = try reader.next() {
      batch.append(planner.plan(row, foresight))
      size += row.size
      guard batch.count == options.batchRows || size >= Importer.batchBytes else { continue }
      let full = batch
      (batch, size) = ([], 0)
      guard rows.put(full) else { return }
    }
  }

  func makeReader(_ notes: ReadingNotes, _ files: [ImportFile]) -> FileRows {
    FileRows(files) { [planner] in planner.makeReader($0, notes, $1) }
  }
}
