import HTTP
import JSON
import Records
import Store
import Synchronization

/// Every row of a query as CSV or as JSON lines, made chunk by chunk while the client takes them.
final class RowStream: BodySource {
  /// Bytes made at once: large enough for few hand-overs, small enough to hold many clients.
  private static let chunk = 64 << 10

  private let rows: Rows
  private let csv: CSVWriter?
  private let members: Set<String>?
  private let asOf: AsOf?
  private let place: Quota.Place
  private let isStarted = Atomic<Bool>(false)

  /// A chunk may take so long, in seconds, before the file is given up.
  private static let patience = 30.0

  init(
    _ rows: Rows, _ place: Quota.Place, _ csv: CSVWriter?, members: Set<String>?, asOf: AsOf?
  ) {
    (self.rows, self.place, self.csv, self.members, self.asOf) = (rows, place, csv, members, asOf)
  }

  func next() throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(RowStream.chunk + 8192)
    if let csv, !isStarted.exchange(true, ordering: .relaxed) { csv.writeHeader(to: &bytes) }
    _ = try rows.next(seconds: RowStream.patience) { document in
      try append(document, to: &bytes)
      return bytes.count < RowStream.chunk
    }
    return bytes.isEmpty ? nil : bytes
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
