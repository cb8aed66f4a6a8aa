import HTTP
import JSON
import Records
import Store
import Synchronization

/// Every row of a query as CSV or as JSON lines, made chunk by chunk as the client reads them.
final class RowStream: BodySource {
  /// Bytes of a chunk: large enough for few hand-overs, small enough for many clients at once.
  private static let chunk = 64 << 10
  /// Rows whose references are read at once.
  private static let most = 500

  private let rows: Rows
  private let csv: CSVWriter?
  private let presentation: Presentation
  private let audience: Audience
  private let place: Quota.Place
  private let isStarted = Atomic<Bool>(false)

  /// The most seconds that a chunk may take before the file is abandoned.
  private let patience: Double

  init(
    _ rows: Rows, patience: Double, _ place: Quota.Place, _ csv: CSVWriter?,
    _ presentation: Presentation, for audience: Audience
  ) {
    (self.rows, self.patience, self.place) = (rows, patience, place)
    (self.csv, self.presentation, self.audience) = (csv, presentation, audience)
  }

  func next() throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(RowStream.chunk + 8192)
    if let csv, !isStarted.exchange(true, ordering: .relaxed) { csv.writeHeader(to: &bytes) }
    if let embeds = presentation.embeds {
      try appendEmbedding(embeds, to: &bytes)
    } else {
      _ = try rows.next(seconds: patience) { document in
        try append(document, to: &bytes)
        return bytes.count < RowStream.chunk
      }
    }
    guard bytes.isEmpty else { return bytes }
    // Released now, not when this stream is freed: the client may ask again as soon as it has the
    // end.
    place.release()
    return nil
  }

  private func append(_ document: UnsafeRawBufferPointer, to bytes: inout [UInt8]) throws {
    guard let csv else {
      try presentation.append(document, to: &bytes)
      return bytes.append(0x0A)
    }
    // The columns choose the members.
    guard !presentation.isSelection else { return try append(document, to: &bytes, csv) }
    var row: [UInt8] = []
    try presentation.append(document, to: &row)
    try row.withUnsafeBytes { try append($0, to: &bytes, csv) }
  }

  private func append(
    _ row: UnsafeRawBufferPointer, with records: EmbeddedRecords? = nil,
    to bytes: inout [UInt8], _ csv: CSVWriter
  ) throws {
    guard case .object(let object) = try JSON(parsing: row) else { return }
    csv.write(object, with: records, to: &bytes)
  }

  /// Appends the next rows with what they refer to, which is read for all of them at once.
  private func appendEmbedding(_ embeds: Embeds, to bytes: inout [UInt8]) throws {
    let records = EmbeddedRecords(embeds)
    var (shown, ends): ([UInt8], [Int]) = ([], [])
    _ = try rows.next(seconds: patience) { document in
      try presentation.append(document, gathering: records, to: &shown)
      ends.append(shown.count)
      return shown.count < RowStream.chunk && ends.count < RowStream.most
    }
    guard !ends.isEmpty else { return }
    try rows.read(seconds: patience) { try $0.read(records, for: audience) }
    var start = 0
    for end in ends {
      if let csv {
        try shown.withUnsafeBytes { all in
          let row = UnsafeRawBufferPointer(rebasing: all[start..<end])
          try append(row, with: records, to: &bytes, csv)
        }
      } else {
        let first = bytes.count
        bytes += shown[start..<end]
        presentation.append(records, after: first, to: &bytes)
        bytes.append(0x0A)
      }
      start = end
    }
  }
}
