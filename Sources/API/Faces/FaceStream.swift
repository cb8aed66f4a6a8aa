import HTTP
import JSON
import Records
import Synchronization
import Store

/// Every record of a query in a face of its kind, made chunk by chunk as the client reads them.
final class FaceStream: BodySource {
  /// Bytes made at once, at least: a record is never cut.
  private static let chunk = 64 << 10
  /// The most seconds that a chunk may take before the answer is abandoned.
  private let patience: Double

  private enum State { case beginning, first, further, end }

  private let rows: Rows
  private let presentation: Presentation
  private let frame: Face.Frame
  private let rendering: Face.Rendering
  private let notes: JSONObject
  private let place: Quota.Place
  // One thread at a time pulls (BodySource), and the lock proves it.
  private let state = Mutex(State.beginning)

  /// The records of `rows`; `notes` stand beside them.
  init(
    _ rows: Rows, patience: Double, _ presentation: Presentation, _ frame: Face.Frame,
    _ rendering: @escaping Face.Rendering, _ notes: JSONObject, _ place: Quota.Place
  ) {
    (self.rows, self.patience, self.presentation) = (rows, patience, presentation)
    (self.frame, self.rendering, self.notes, self.place) = (frame, rendering, notes, place)
  }

  func next() throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(FaceStream.chunk + 8192)
    try state.withLock { state in
      guard state != .end else { return }
      if state == .beginning {
        bytes += frame.beginning(notes)
        state = .first
      }
      let isMore = try rows.next(seconds: patience) { document, reader in
        bytes += (state == .first ? frame.first : frame.separator).utf8
        state = .further
        try rendering(
          Face.Row(document: document, presentation: presentation, reader: reader),
          &bytes)
        return bytes.count < FaceStream.chunk
      }
      guard !isMore else { return }
      bytes += frame.end.utf8
      state = .end
    }
    guard bytes.isEmpty else { return bytes }
    // Released now, not when this stream is freed: the client may ask again as soon as it has the
    // end.
    place.release()
    return nil
  }
}
