import HTTP
import JSON
import Records
import Store
import Synchronization

/// Every place of a query as one FeatureCollection, made chunk by chunk while the client takes it.
final class FeatureStream: BodySource {
  /// Bytes made at once, at least: a feature is never cut.
  private static let chunk = 64 << 10
  /// A chunk may take so long, in seconds, before the answer is given up.
  private static let patience = 30.0

  private enum State { case beginning, first, further, end }

  private let rows: Rows
  // One thread at a time pulls (BodySource), and the lock proves it.
  private let state = Mutex(State.beginning)
  private let feature: Feature
  private let notes: JSONObject
  private let place: Quota.Place

  init(_ rows: Rows, _ place: Quota.Place, _ feature: Feature, _ notes: JSONObject) {
    (self.rows, self.place, self.feature, self.notes) = (rows, place, feature, notes)
  }

  func next() throws -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(FeatureStream.chunk + 8192)
    try state.withLock { state in
      guard state != .end else { return }
      if state == .beginning {
        begin(&bytes)
        state = .first
      }
      let (places, feature) = (feature.places, feature)
      let isMore = try rows.next(
        seconds: FeatureStream.patience, places.outlines, on: places.day
      ) { document, outline in
        bytes += (state == .first ? "\n" : ",\n").utf8
        state = .further
        try feature.append(document, to: &bytes, outline)
        return bytes.count < FeatureStream.chunk
      }
      guard !isMore else { return }
      bytes += "\n]}\n".utf8
      state = .end
    }
    return bytes.isEmpty ? nil : bytes
  }

  private func begin(_ bytes: inout [UInt8]) {
    bytes += "{\"type\":\"FeatureCollection\",".utf8
    for note in notes.members {
      bytes.appendJSONString(note.name)
      bytes.append(UInt8(ascii: ":"))
      note.value.write(to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    bytes += "\"features\":[".utf8
  }
}
