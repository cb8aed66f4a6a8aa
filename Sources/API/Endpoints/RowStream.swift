import HTTP
import JSON
import Records
import Synchronization

/// Every row of a query as CSV or as JSON lines, made chunk by chunk while the client takes them.
final class RowStream: BodySource {
  /// Bytes made at once: large enough for few hand-overs, small enough to hold many clients.
  private static let chunk = 64 << 10

  // One thread at a time pulls (BodySource), and the lock proves it.
  private let rows: Mutex<Rows>
  private let csv: CSVWriter?
  private let members: Set<String>?
  private let asOf: AsOf?
  private let place: Quota.Place
  private let isStarted = Atomic<Bool>(false)

  /// A chunk may take so long, in seconds, before the file is given up.
  private static let patience = 30.0

  init(
    _ rows: sending Rows, _ place: Quota.Place, _ csv: CSVWriter?, members: Set<String>?,
    asOf: AsOf?
  ) {
    self.rows = Mutex(rows)
    (self.place, self.csv, self.members, self.asOf) = (place, csv, members, asOf)
  }

  func next() throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(RowStream.chunk + 8192)
    if let csv, !isStarted.exchange(true, ordering: .relaxed) { csv.writeHeader(to: &bytes) }
    try rows.withLock { rows in
      try rows.withDeadline(seconds: RowStream.patience) { rows in
        while bytes.count < RowStream.chunk, try rows.next({ try append($0, to: &bytes) }) {}
      }
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
