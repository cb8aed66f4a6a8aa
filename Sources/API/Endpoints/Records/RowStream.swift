import HTTP
import JSON
import Records
import Store
import Synchronization

/// Every row of a query as CSV or as JSON lines, made chunk by chunk as the client reads them.
final class RowStream: BodySource {
  /// Bytes of a chunk: large enough for few hand-overs, small enough for many clients at once.
  private static let chunk = 64 << 10

  private let rows: Rows
  private let csv: CSVWriter?
  private let members: Set<String>?
  private let asOf: AsOf?
  private let place: Quota.Place
  private let isStarted = Atomic<Bool>(false)

  /// The most seconds that a chunk may take before the file is abandoned.
  private let patience: Double

  init(
    _ rows: Rows, patience: Double, _ place: Quota.Place, _ csv: CSVWriter?,
    members: Set<String>?, asOf: AsOf?
  ) {
    (self.rows, self.patience, self.place) = (rows, patience, place)
    (self.csv, self.members, self.asOf) = (csv, members, asOf)
  }

  func next() throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(RowStream.chunk + 8192)
    if let csv, !isStarted.exchange(true, ordering: .relaxed) { csv.writeHeader(to: &bytes) }
    _ = try rows.next(seconds: patience) { document in
      try append(document, to: &bytes)
      return bytes.count < RowStream.chunk
    }
    guard bytes.isEmpty else { return bytes }
    // Released now, not when this stream is freed: the client may ask again as soon as it has the
    // end.
    place.release()
    return nil
  }

  private func append(_ document: UnsafeRawBufferPointer, to bytes: inout [UInt8]) throws {
    if let csv {
      guard case .object(let object) = try JSON(parsing: document) else { return }
      return csv.write(asOf?.view(object) ?? object, to: &bytes)
    }
    if let asOf {
      try asOf.append(document, members, to: &bytes)
    } else if let members {
      Selection.append(members, of: document, to: &bytes)
    } else {
      bytes.append(contentsOf: document)
    }
    bytes.append(0x0A)
  }
}
